import type { RecordBody } from '#protocol/record-bodies.ts';

export const personName = ({ given, family }: Pick<RecordBody<'person'>, 'given' | 'family'>): string =>
  `${given} ${family}`;
