import { kindsOf, redline, summarize, toHtml, toJson, toText } from 'gazette/redline';

const before = '# Tree planting\n\nThe city plants 100 trees by 2027.\n';
const after = '# Tree planting\n\nThe city plants 80 trees by 2028.\n';

const difference = redline(before, after);

console.log(summarize(difference)); // in French: summarize(difference, 'fr')
console.log(toText(difference));
console.log(toHtml(difference));
console.log(kindsOf(difference).map(({ kind, count }) => `${kind}: ${count}`));
console.log(toJson(difference).changes, 'changes');
