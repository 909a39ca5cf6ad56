type HeadingTag = 'h2' | 'h3' | 'h4' | 'h5' | 'h6';

export const toHeadingTag = (level: number): HeadingTag => `h${Math.min(level, 6)}` as HeadingTag;
