/** The log-in pages' style sheet: the app's colours, without the app. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #faf7f0; --sheet: #fffdf8; --ink: #1c2421; --quiet: #46534d; --line: #d9d3c4;
  --spruce: #1d4b3f; --on-spruce: #ffffff; --amber: #fff1cf; --on-amber: #4a3400;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #111614; --sheet: #1a211e; --ink: #eef2ef; --quiet: #b9c5be; --line: #35413b;
    --spruce: #9fd6c3; --on-spruce: #0c211b; --amber: #3a2f12; --on-amber: #ffe3a1;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.5 Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
header {
  display: flex; align-items: center; gap: .75rem; padding: 1rem 1.25rem;
  color: var(--spruce); font-size: 1.25rem; font-weight: 700; letter-spacing: -.01em;
}
.mark {
  display: grid; place-items: center; width: 2.25rem; height: 2.25rem; border-radius: .625rem;
  background: var(--spruce); color: var(--on-spruce);
}
main { max-width: 40rem; margin: 0 auto; padding: .5rem 1.25rem 4rem; }
h1 { margin: .5rem 0 1rem; font-size: 1.875rem; line-height: 1.2; letter-spacing: -.02em; }
h2 { margin: 2.5rem 0 0; font-size: 1.375rem; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1rem; color: var(--quiet); }
ul { display: grid; gap: .5rem; margin: 0; padding: 0; list-style: none; }
.demo { padding: .75rem 1rem; border-radius: .75rem; background: var(--amber); color: var(--on-amber); }
button {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; width: 100%; min-height: 3.5rem;
  padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .75rem;
  background: var(--sheet); color: inherit; font: inherit; text-align: start; cursor: pointer;
}
button:hover { border-color: var(--spruce); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--spruce); outline-offset: 2px; }
.name { font-weight: 600; }
.title { color: var(--quiet); }
.action {
  display: inline-block; min-height: 3rem; padding: .75rem 1.5rem; border-radius: .75rem;
  background: var(--spruce); color: var(--on-spruce); font-weight: 600; text-decoration: none;
}
`;
