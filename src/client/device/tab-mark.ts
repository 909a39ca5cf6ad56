/** A word to oneself in this tab, which outlives one opening of the page: what was set out on before it. */
export type TabMark = {
  readonly set: () => void;
  /** True once after each `set`. */
  readonly take: () => boolean;
};

/** Where the browser keeps nothing for the tab the mark is never there: what follows must be right without it. */
export const tabMark = (name: string): TabMark => ({
  set: () => {
    try {
      sessionStorage.setItem(name, 'yes');
    } catch {
      // A browser that keeps nothing.
    }
  },
  take: () => {
    try {
      const isThere = sessionStorage.getItem(name) !== null;
      sessionStorage.removeItem(name);
      return isThere;
    } catch {
      return false;
    }
  },
});
