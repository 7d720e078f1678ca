/** The report's looks. */
export const STYLES = `
:root { color-scheme: light dark; --ink: #1c1917; --soft: #78716c; --line: #d6d3d1; --paper: #fafaf9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e5e4; --soft: #a8a29e; --line: #44403c; --paper: #1c1917; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 0; }
.by { color: var(--soft); margin: 0 0 0.8rem; font-size: 0.85rem; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: 0.85rem; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: left; vertical-align: top; }
th { font-weight: 600; }
abbr { text-decoration: underline dotted; }
.fails { color: #b91c1c; font-weight: 600; }
figure { margin: 1.5rem 0; } figcaption { font-weight: 600; margin-bottom: 0.4rem; }
svg { width: 100%; max-width: 45rem; height: auto; display: block; }
svg text { font: 11px system-ui, sans-serif; fill: var(--soft); }
svg .grid { stroke: var(--line); stroke-width: 1; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; padding: 0; margin: 0.4rem 0 0; font-size: 0.85rem; }
.legend i { display: inline-block; width: 0.8rem; height: 0.8rem; margin-right: 0.35rem; border-radius: 2px; vertical-align: -1px; }
`;
