/** What stands for a scenario in an address: the end of its own. */
export const toSlug = (url: string): string => url.split('/').at(-1) ?? url;
