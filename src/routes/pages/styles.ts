/** The pages' style: the reader's light or dark, from 320 px up, focus always to be seen. */
export const styles = `
:root { color-scheme: light dark; --accent: #3451b2;
  --paper: light-dark(#fbfaf8, #16171a); --card: light-dark(#ffffff, #202227);
  --ink: light-dark(#1c1d20, #ececee); --soft: light-dark(#575b63, #a9adb6);
  --rule: light-dark(#d9d7d2, #3a3d44); --problem: light-dark(#a3182b, #ff9aa5); }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main, header { max-width: 44rem; margin: 0 auto; padding: 1rem; }
header { border-bottom: 3px solid var(--accent); }
h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .5rem 0; }
.soft, .when, .empty, .slider span { color: var(--soft); font-size: .9rem; }
ul, ol { list-style: none; margin: 0; padding: 0; }
.card { background: var(--card); border: 1px solid var(--rule); border-radius: .6rem; padding: .9rem; margin: .6rem 0; }
.says { color: var(--soft); }
.slider { display: flex; gap: .6rem; align-items: center; }
.actions, form, .row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-top: .5rem; }
.row span { flex: 1; }
.statements li { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; padding: .3rem 0; }
.statements q { flex: 1 1 12rem; overflow-wrap: anywhere; }
button, input, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft);
  border-radius: .4rem; padding: .45rem .8rem; min-height: 2.75rem; max-width: 100%; }
button { cursor: pointer; }
button.danger { color: var(--problem); border-color: var(--problem); }
.slider input { flex: 1; min-width: 0; min-height: 2.75rem; appearance: none; background: none; border: 0; padding: 0;
  --thumb: 1.25rem; --at: calc(50% + var(--weight, 0) * (50% - var(--thumb) / 2));
  --fill: light-dark(var(--accent), color-mix(in srgb, var(--accent), white 40%));
  --track: linear-gradient(to right, var(--rule) min(50%, var(--at)), var(--fill) min(50%, var(--at)) max(50%, var(--at)), var(--rule) max(50%, var(--at))); }
.slider input::-webkit-slider-runnable-track { height: .5rem; border-radius: .25rem; background: var(--track); }
.slider input::-moz-range-track { height: .5rem; border-radius: .25rem; background: var(--track); }
.slider input::-webkit-slider-thumb { appearance: none; width: var(--thumb); height: var(--thumb); margin-top: -.375rem;
  border: 2px solid var(--card); border-radius: 50%; background: var(--fill); }
.slider input::-moz-range-thumb { width: var(--thumb); height: var(--thumb); box-sizing: border-box;
  border: 2px solid var(--card); border-radius: 50%; background: var(--fill); }
input[type="text"], input[type="search"] { flex: 1 1 10rem; min-width: 0; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
summary { cursor: pointer; padding: .4rem 0; }
pre { background: var(--card); border: 1px solid var(--rule); border-radius: .6rem; padding: .9rem;
  white-space: pre-wrap; overflow-wrap: anywhere; font: .9rem/1.5 ui-monospace, monospace; }
#status { margin: 0; } #status:not(:empty) { position: sticky; top: .5rem; z-index: 1; background: var(--card);
  border: 1px solid var(--rule); border-left: .3rem solid var(--accent); border-radius: .4rem; padding: .6rem .9rem; }
#status.problem { color: var(--problem); }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .3rem 1rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
dialog { background: var(--card); color: var(--ink); border: 1px solid var(--rule); border-radius: .6rem; max-width: min(28rem, 92vw); }
dialog::backdrop { background: rgb(0 0 0 / .5); }
#log li { margin: .6rem 0; white-space: pre-wrap; } #log p { margin: 0; }
@media (prefers-reduced-motion: no-preference) { button { transition: border-color .1s; } }
`;
