// How the pages look: one style sheet, named by what is in it, so that browsers keep it until it changes.
import { hash } from 'node:crypto';

// Text on ground is at least 7 : 1, edges and marks 3 : 1, in light and in dark.
export const style = `
:root{color-scheme:light dark;
--ground:light-dark(#fff,#15181c);--text:light-dark(#16202b,#e9edf2);--quiet:light-dark(#46525f,#b9c3ce);
--line:light-dark(#76828f,#8a96a3);--faint:light-dark(#d4dae1,#3a434d);--panel:light-dark(#f2f5f8,#1f252b);
--link:light-dark(#0b4a8f,#9ccbff);--promoters:light-dark(#1f6f50,#5fc79b);--passives:light-dark(#7b8794,#8d99a6);
--detractors:light-dark(#b4470b,#ff9a5c);--share:light-dark(#1f63a8,#6fb1f5);--mark:light-dark(#16202b,#e9edf2)}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1.0625rem/1.5 system-ui,sans-serif;overflow-wrap:break-word;hyphens:auto}
main,.top,.bottom{max-width:60rem;margin-inline:auto;padding-inline:1rem}
main{display:block;padding-block-end:2rem}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.3rem);line-height:1.2;margin-block:.75rem .5rem}
h2{font-size:1.4rem;line-height:1.25;margin-block:2.75rem .75rem}
h3{font-size:1.1rem;line-height:1.3;margin-block:1.5rem .5rem}
p{margin-block:.6rem;max-width:44rem}
.skip{position:absolute;inset-inline-start:1rem;top:-10rem;padding:.75rem 1rem;background:var(--ground);border:2px solid var(--link);z-index:1}
.skip:focus{top:.5rem}
.top{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;padding-block:.75rem;border-block-end:1px solid var(--faint)}
.site{margin:0;font-weight:700;flex:1 1 auto}
.languages,.way,.orders,.links,.measures,.places{list-style:none;margin:0;padding:0}
.languages{display:flex;gap:1.25rem}
.languages a,.site a,.way a{display:inline-block;padding-block:.25rem}
.top form{flex:1 1 100%;min-width:0}
.field{display:flex;gap:.5rem;margin-block-start:.25rem;max-width:30rem}
input,select,button{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:.3rem;padding:.45rem .7rem;min-height:2.75rem;max-width:100%}
.field input{flex:1;min-width:0}
button{background:var(--link);border-color:var(--link);color:var(--ground);font-weight:600;cursor:pointer}
.way{display:flex;flex-wrap:wrap;align-items:baseline;gap:.1rem .6rem;font-size:.95rem;margin-block-start:.75rem}
.way li{display:flex;align-items:baseline}.way li+li::before{content:"/" / "";color:var(--quiet);margin-inline-end:.6rem}
.kind{margin:0;color:var(--quiet)}
.summary{font-size:1.2rem;line-height:1.55;max-width:46rem}
.period{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin-block:1rem}.period select{flex:0 1 14rem;min-width:0;width:9rem}.period label{flex:0 0 auto}
.fine{font-size:.9rem;color:var(--quiet)}
td .fine,th .fine{display:block;font-weight:400}
.matrix td .fine{display:inline}
.note{padding:.75rem 1rem;background:var(--panel);border-inline-start:.3rem solid var(--line)}
.nps{display:grid;gap:1rem 2rem;grid-template-columns:minmax(0,1fr);align-items:start}
.score{margin:0}.score .label{display:block}
.score strong{font-size:clamp(3rem,2rem + 6vw,4.5rem);line-height:1;font-variant-numeric:tabular-nums}
svg{display:block;width:100%;overflow:visible}
.share-bar{height:2.25rem;margin-block-end:.75rem}
.share-bar rect{stroke:var(--ground);stroke-width:2}
rect.promoters{fill:var(--promoters)}rect.passives{fill:var(--passives)}rect.detractors{fill:var(--detractors)}
.key{display:inline-block;width:.9em;height:.9em;margin-inline-end:.5em;vertical-align:-.05em;border:1px solid var(--line)}
.key.promoters{background:var(--promoters)}.key.passives{background:var(--passives)}.key.detractors{background:var(--detractors)}
.scrolling{overflow-x:auto;margin-block:1rem}
table{border-collapse:collapse;width:100%;font-size:1rem}
caption{text-align:start;font-weight:600;padding-block-end:.4rem}
th,td{text-align:start;vertical-align:top;padding:.45rem .6rem .45rem 0;border-block-end:1px solid var(--faint)}
thead th{border-block-end:2px solid var(--line);vertical-align:bottom;font-size:.95rem}
tbody th{font-weight:400}
.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .n{white-space:normal}
th.n:last-child,td.n:last-child{padding-inline-end:0}
.withheld{color:var(--quiet);font-style:italic}
.statements{table-layout:auto}.statements .n{width:6.5rem}.narrow{display:none!important}.n+td:not(.n),.n+th:not(.n){padding-inline-start:1rem}thead .fine{font-weight:400}.own{margin-block:1.5rem}
.statements tbody th{min-width:11rem}.matrix tbody th,.parts tbody th,.breakdown tbody th{min-width:9rem}
th[aria-sort=ascending]::after{content:"\\2191" / ""}th[aria-sort=descending]::after{content:"\\2193" / ""}
.order{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline}.orders{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}.orders a{display:inline-block;padding-block:.35rem}.orders [aria-current]{font-weight:700;color:inherit;text-decoration:none}
.top-box-bar{height:1.1rem;max-width:26rem;margin-block:.35rem .15rem}
.top-box-bar .ground{fill:var(--faint)}.top-box-bar .share{fill:var(--share)}
.top-box-bar .edge{stroke:var(--ground);stroke-width:5}.top-box-bar .interval{stroke:var(--mark);stroke-width:2}
.top-box-bar .target{stroke:var(--detractors);stroke-width:3}
.trend{height:18rem;margin-block:1rem;font-size:.85rem}
.trend text{fill:var(--quiet)}.trend .value{text-anchor:end}.trend .month{text-anchor:middle}
.trend .grid{stroke:var(--faint)}.trend .limits{fill:var(--faint);opacity:.75}
.trend .centre{stroke:var(--quiet);stroke-dasharray:6 4}
.trend .step{stroke:var(--share);stroke-width:2.5}.trend .mark{fill:var(--share);stroke:var(--ground);stroke-width:1.5}
.trend .signal{fill:none;stroke:var(--detractors);stroke-width:2.5}
.measure{border-inline-start:.3rem solid var(--line);padding:.1rem 0 .1rem 1rem;margin-block:1.25rem}
.measure h3{margin-block:0 .2rem}.measure p{margin-block:.3rem}
.measure.done{border-color:var(--promoters)}.measure.started{border-color:var(--share)}
.quote{border-inline-start:.3rem solid var(--line);padding:.1rem 0 .1rem 1rem;margin:1.25rem 0;max-width:45rem}.quote blockquote{margin:0}.quote p{margin-block:.3rem}
.places li,.links li{margin-block:.5rem}.places a,.links a{display:inline-block;padding-block:.15rem}
.places .places{padding-inline-start:1.25rem}
.cite{background:var(--panel);padding:.75rem 1rem;max-width:none}
.bottom{border-block-start:1px solid var(--faint);padding-block:1rem 2rem}
.warning{padding:.75rem 1rem;border:2px solid var(--detractors);font-weight:600}
@media (min-width:48rem){.nps{grid-template-columns:minmax(10rem,14rem) minmax(0,1fr)}}
@media (max-width:30rem){th,td{padding-inline-end:.4rem;font-size:.95rem}thead th{font-size:.85rem}.trend .month{font-size:.75rem}.wide{display:none}.statements .n{width:auto}.narrow{display:block!important;white-space:nowrap}.statements tbody th,.parts tbody th,.breakdown tbody th,.matrix tbody th{min-width:6rem}}
@media (max-width:21rem){th,td{padding-inline-end:.25rem}thead th{font-size:.78rem}.statements tbody th{font-size:.875rem}}
@media (forced-colors:active){rect,.key,line,circle{forced-color-adjust:none}.share-bar rect,.key{stroke:CanvasText}}
@media print{:root{color-scheme:light}body{font-size:10.5pt}.skip,.languages,.top form,.period,.way,.bottom,.links-block{display:none}
main,.top{max-width:none;padding-inline:0}.scrolling{overflow:visible}h2{margin-block-start:1.5rem}
h2,h3,caption,thead{break-after:avoid}tr,.measure,.quote,.trend,.nps{break-inside:avoid}svg,.key{print-color-adjust:exact}
a{color:inherit;text-decoration:none}}
`;

/** Name of the style sheet's file. */
export const styleFile: string = `style-${hash('sha256', style, 'hex').slice(0, 12)}.css`;

export const iconFile = 'icon.svg';
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#0b4a8f"/><path d="M3 12V8h2.5v4zm3.75 0V3.5h2.5V12zm3.75 0V6H13v6z" fill="#fff"/></svg>';
