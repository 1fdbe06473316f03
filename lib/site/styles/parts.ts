/** The parts that pages add around a document's text. */
export const partStyles = `
.lead { font-size: 1.1875rem; color: var(--quiet); }
.kicker { margin-block-end: 0.5rem; color: var(--quiet); font: 500 1rem/1.5 var(--sans); }
.kicker + h1 { margin-block-start: 0; }
.summary { font-weight: 600; }
.origin { color: var(--quiet); font: 0.875rem/1.55 var(--sans); }
.note {
  margin: 0 0 var(--step);
  padding: 0.1rem 0 0.1rem 1.1rem;
  border-inline-start: 0.2rem solid var(--line);
  white-space: pre-line;
}
.links {
  display: flex;
  flex-wrap: wrap;
  gap: 0.2rem 1.4rem;
  padding: 0;
  list-style: none;
  font: 0.9375rem/1.5 var(--sans);
}
.links li { margin: 0; }

.address { user-select: all; overflow-wrap: anywhere; }

.badge {
  display: inline-block;
  padding: 0.05rem 0.55rem;
  border: 1px solid currentColor;
  border-radius: 1rem;
  background: var(--panel);
  color: var(--quiet);
  font: 500 0.8125rem/1.5 var(--sans);
  letter-spacing: 0;
  vertical-align: 0.12em;
}
.status-completed, .change-created, .change-reinstated { background: var(--good-ground); color: var(--good); }
.status-substantial, .change-amended { background: var(--fair-ground); color: var(--fair); }
.status-limited, .change-moved { background: var(--notice-ground); color: var(--notice); }
.status-withdrawn, .change-withdrawn { background: var(--alert-ground); color: var(--alert); }

.version { margin-block: var(--step) 0; font: 0.9375rem/1.55 var(--sans); }
.version p, .version ul, .version .note { margin-block-end: 0.4rem; }
.version > :last-child { margin-block-end: 0; }
.version ul { display: flex; flex-wrap: wrap; gap: 0.1rem 1.4rem; padding: 0; list-style: none; }
.version li { margin: 0; }
.version-current { display: flex; flex-wrap: wrap; gap: 0.1rem 1.4rem; color: var(--quiet); }
.version-current > * { margin: 0; }
.preview, .as-written, .version-replaced, .version-withdrawn, .version-newest {
  padding: 0.9rem 1.1rem;
  border-inline-start: 0.3rem solid var(--strong-line);
  background: var(--panel);
}
.preview, .as-written, .version-replaced { border-color: var(--notice-line); background: var(--notice-ground); color: var(--notice); }
.version-withdrawn { border-color: var(--alert-line); background: var(--alert-ground); color: var(--alert); }
:is(.preview, .version-replaced, .version-withdrawn) a { color: inherit; }
.preview { font: 0.9375rem/1.55 var(--sans); }
.preview p { margin: 0; }

.behind { padding: 0.4rem 0.8rem; border-inline-start: 0.3rem solid var(--notice-line); background: var(--notice-ground); color: var(--notice); }
.behind a { color: inherit; }
.version-current .behind { flex-basis: 100%; }
.promise { margin-block-start: calc(var(--step) * 2); }
.promise h2 { margin-block-start: 0; font-size: 1.25rem; }
.promise li { margin-block-end: 0.35rem; }
.record { margin-block-start: var(--step); }
.record > :last-child, .record .origin { margin-block-end: 0.3rem; }

.document > .facts, .document > .on-this-page, .document > .heading { margin-block-end: calc(var(--step) * 1.5); }
.facts { padding: 1.1rem 1.25rem; background: var(--panel); border-radius: 0.3rem; font: 0.9375rem/1.5 var(--sans); }
.facts h2 { margin: 0 0 0.75rem; font: 600 1rem/1.4 var(--sans); }
.facts dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); gap: 0.9rem 1.5rem; margin: 0; }
.facts dt { color: var(--quiet); font-size: 0.8125rem; }
.facts ul { margin: 0; padding: 0; list-style: none; }
.facts li { margin: 0; }
.facts h3 { margin: 1.1rem 0 0.35rem; color: var(--quiet); font: 400 0.8125rem/1.5 var(--sans); }
.milestones { margin: 0; padding: 0; list-style: none; }
.facts .milestones li { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; padding-block: 0.4rem; border-block-start: 1px solid var(--line); }
.milestones .what { flex: 1 1 14rem; min-inline-size: 0; }
.milestones .when { flex: 0 0 9.5rem; color: var(--quiet); }
.milestones .state { flex: 0 0 10rem; }

.on-this-page { font: 0.9375rem/1.45 var(--sans); padding-inline-start: 1.1rem; border-inline-start: 1px solid var(--line); }
.on-this-page h2 { margin: 0 0 0.5rem; font: 600 0.9375rem/1.45 var(--sans); }
.on-this-page ul { margin: 0; padding: 0; list-style: none; }
.on-this-page li + li { margin-block-start: 0.4rem; }
.on-this-page .upper ~ .lower { padding-inline-start: 1rem; }
.on-this-page a, .contents a, .change-sets .title a { text-decoration: none; }
:is(.on-this-page, .contents, .change-sets .title) a:hover { text-decoration: underline; }

.contents, .latest, .editions, .withdrawn-list { margin-block-start: calc(var(--step) * 2); }
:is(.contents, .latest, .editions, .withdrawn-list) > h2 { margin-block-start: 0; padding-block-end: 0.4rem; border-block-end: 0.1rem solid var(--strong-line); font-size: 1.25rem; }
.contents ul { margin: 0; padding: 0; list-style: none; }
.contents ul ul { padding-inline-start: 1.25rem; }
.contents > ul > li { padding-block: 0.45rem; border-block-end: 1px solid var(--line); }
.contents > ul > li > .entry { font-weight: 600; }
.contents .number { color: var(--quiet); font-variant-numeric: tabular-nums; margin-inline-end: 0.3em; }
.contents .badge { font-weight: 500; }
.editions ul { padding: 0; list-style: none; }
.editions a { display: inline-flex; flex-wrap: wrap; gap: 0 0.75rem; }
.editions .name { min-inline-size: 6rem; font-family: var(--sans); }

.change-sets, .timeline { padding: 0; list-style: none; }
.change-sets > li { padding-block: 0.9rem; border-block-end: 1px solid var(--line); }
.change-sets > li + li { margin: 0; }
.change-sets .title { margin: 0; font-weight: 600; text-wrap: pretty; }
.change-sets .origin, .change-sets .note { margin-block-end: 0; }
.change-sets .note { margin-block-start: 0.4rem; }
.brief { font-size: 1rem; line-height: 1.45; }
.brief > li { padding-block: 0.65rem; }
.brief .title { font-weight: 500; }

.timeline { border-inline-start: 0.15rem solid var(--line); }
.timeline > li { position: relative; padding: 0 0 calc(var(--step) * 1.4) 1.5rem; padding-inline: 1.5rem 0; }
.timeline > li::before {
  content: '';
  position: absolute;
  inset-block-start: 0.55rem;
  inset-inline-start: -0.45rem;
  inline-size: 0.75rem;
  block-size: 0.75rem;
  border: 0.15rem solid var(--paper);
  border-radius: 50%;
  background: var(--accent);
}
.timeline details > summary { cursor: pointer; color: var(--quiet); font: 0.9375rem/1.5 var(--sans); }
.timeline details > article, .timeline details > .choice { margin-block-start: var(--step); }
.timeline h2 { margin: 0 0 0.3rem; font-size: 1.1875rem; }
.timeline p, .timeline .note, .timeline .links { margin-block-end: 0.4rem; }
.hint { font: 0.9375rem/1.55 var(--sans); color: var(--quiet); }

.neighbours { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem 2rem; margin-block-start: calc(var(--step) * 2); padding-block-start: var(--step); border-block-start: 1px solid var(--line); }
.neighbours a { max-inline-size: 18rem; text-decoration: none; }
.neighbours a:hover { text-decoration: underline; }
.neighbours .next { margin-inline-start: auto; text-align: end; }
.neighbours .direction { display: block; color: var(--quiet); font: 0.875rem/1.5 var(--sans); }
.problems { margin-block-start: var(--step); font: 0.9375rem/1.55 var(--sans); }
.apart { margin-block: var(--step); font: 0.9375rem/1.5 var(--sans); }
.apart > summary { cursor: pointer; color: var(--quiet); }

form { font: 1rem/1.5 var(--sans); }
form input, form select, form button { font: inherit; padding: 0.4rem 0.6rem; border: 1px solid var(--quiet); border-radius: 0.25rem; background: var(--paper); color: var(--ink); max-inline-size: 100%; }
form button { border-color: var(--accent); background: var(--accent); color: var(--paper); font-weight: 600; cursor: pointer; }
.choice { display: flex; gap: 0.25rem 1rem; flex-wrap: wrap; margin-block-end: 0.2rem; font-size: 0.9375rem; }
form.search .question { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; margin-block-end: 0.4rem; }
form.search .question label { flex-basis: 100%; font-weight: 600; }
form.search .question input { flex: 1 1 14rem; min-inline-size: 0; }
form.search .filters { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; }
.hits { padding: 0; list-style: none; }
.hits > li { padding-block: 0.9rem; border-block-end: 1px solid var(--line); }
.hits h2 { margin: 0 0 0.2rem; font-size: 1.1875rem; }
.hits p { margin-block-end: 0.25rem; }
mark { background: var(--notice-ground); color: var(--notice); font-weight: 600; }

main > .doors { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1rem 1.5rem; max-inline-size: none; margin-block: calc(var(--step) * 1.5); }
.doors form { padding: 0.9rem 1.1rem; background: var(--panel); border-radius: 0.3rem; }
.doors p { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0; }
.doors label { flex-basis: 100%; font-weight: 600; }
.doors input { flex: 1 1 8rem; min-inline-size: 0; }
.chapters h2, .introduction > h2 { margin-block-start: 0; font-size: 1.25rem; }
.chapters ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 0.75rem; padding: 0; list-style: none; }
.chapters li { margin: 0; padding: 0.9rem 1.1rem; border: 1px solid var(--line); border-radius: 0.3rem; }
.chapters h3 { margin: 0 0 0.25rem; font-size: 1.0625rem; }
.chapters h3 a { text-decoration: none; }
.chapters h3 a:hover { text-decoration: underline; }
.chapters .origin, .brief .found { margin: 0; }
.brief .found { font: 0.9375rem/1.45 var(--sans); }
.introduction { margin-block-start: calc(var(--step) * 2); }
.introduction > .version { margin-block: 0 var(--step); }
main > .start { margin-block-start: calc(var(--step) * 2); }
@media (min-width: 64rem) { .start > .latest { margin-block-start: 0; } }
.whole ol { padding: 0; list-style: none; }
.whole .depth-2 { padding-inline-start: 1.25rem; }
.whole .depth-3 { padding-inline-start: 2.5rem; }
.part { margin-block-start: calc(var(--step) * 3); border-block-start: 0.1rem solid var(--strong-line); }
.part > h2 > a { color: inherit; text-decoration: none; }
.part h3 { font-size: 1.25rem; }
.part > .facts, .part > .origin { margin-block: calc(var(--step) * 1.5); }

.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
main > .standing-page { max-inline-size: none; }
.standing-page > p { max-inline-size: var(--measure); }
.standing-page [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.late { color: var(--alert); }
/* No frame scrolls here: the longest word breaks. */
.standings :is(td, th[scope='row']) { overflow-wrap: anywhere; }
.standings td { min-inline-size: 5.5rem; }
.standings td:nth-child(2) { min-inline-size: 8.5rem; }
.standings th[scope='row'] { font-weight: 500; text-align: start; min-inline-size: 12rem; }
.counts :is(td, thead th:not(:first-child)) { text-align: end; }
.counts tfoot :is(th, td) { border-block-start: 0.1rem solid var(--strong-line); font-weight: 600; }
main > .home-counts { margin-block-start: calc(var(--step) * 2); max-inline-size: none; }
.home-counts h2 { margin-block-start: 0; font-size: 1.25rem; }
.bar { display: block; inline-size: 100%; block-size: 0.9rem; margin-block-end: 0.6rem; border: 1px solid var(--strong-line); }
.bar rect { stroke: var(--paper); stroke-width: 0.08; fill: var(--panel); }
.bar .bar-completed { fill: var(--good); }
.bar .bar-substantial { fill: var(--fair); }
.bar .bar-limited { fill: var(--notice-line); }
.bar .bar-withdrawn { fill: var(--alert-line); }
.bar .bar-not-started { fill: var(--strong-line); }
.due-dates { margin-inline: 0; font: 0.9375rem/1.5 var(--sans); color: var(--quiet); }
.due-dates svg { inline-size: min(100%, 46rem); }
.due-dates .axis { stroke: var(--strong-line); fill: none; }
.due-dates text { fill: currentColor; font-size: 13px; }
@media (max-width: 40rem) { .due-dates text { font-size: 26px; } }
.mark { fill: none; stroke: var(--accent); stroke-width: 2; }
.mark-late { fill: var(--alert-line); }
@media (max-width: 48rem) {
  .standings, .standings tbody, .standings tr, .standings td, .standings th[scope='row'] { display: block; }
  .standings thead { display: none; }
  .standings tr { padding: 0.75rem 0.9rem; margin-block-end: 0.75rem; border: 1px solid var(--line); border-radius: 0.3rem; }
  .standings :is(td, th[scope='row']) { padding: 0.15rem 0; border: 0; }
  .standings td:empty { display: none; }
  .standings td::before { content: attr(data-name) ': '; color: var(--quiet); }
}
@media (forced-colors: active) {
  .facts, .doors form { border: 1px solid; }
  mark { background: Mark; color: MarkText; }
  .mark, .due-dates .axis { stroke: CanvasText; }
  .mark-late, .due-dates text { fill: CanvasText; }
}
`;
