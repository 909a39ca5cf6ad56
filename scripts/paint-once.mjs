/**
 * A Vite plugin: nothing is painted before the page's own script has run. The page is empty until then, and on a slow
 * phone drawing it so costs what the first screen could have used. The style sheet holds it back already; browsers
 * that do not know the attribute paint as before. Put in here because Vite writes the tag anew without it.
 */
export const paintOnce = () => ({
  name: 'visitt:paint-once',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const held = html.replace('<script type="module" ', '<script type="module" blocking="render" ');
      if (held === html) throw new Error('index.html has no module script to hold the first paint for');
      return held;
    },
  },
});
