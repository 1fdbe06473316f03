/** A first plan that its authors make their own: every file by its path. */
export const firstPlan: Readonly<Record<string, string>> = {
  'README.md': `# Our plan

In one paragraph: who commits to what, and until when.

Each commitment has a page of its own. Every change to one is published with the words before and after.
`,
  'SUMMARY.md': `# Summary

- [Introduction](README.md)
- [Water](water/README.md)
  - [Commitment 1: a name that says what is promised](water/commitment-1.md)
- [How progress is measured](methodology.md)
`,
  'water/README.md': `# Water

What this chapter is about.
`,
  'water/commitment-1.md': `---
number: 1
status: not-started
lead: Name of the institution
start: 2027-01-01
due: 2027-12-31
milestones:
  - title: A first step
    due: 2027-06-30
---

# A name that says what is promised

What is promised, to whom, in words that can be checked later.

## What we will do

- One thing that can be seen to be done
- Another one
`,
  'methodology.md': `# How progress is measured

Who looks at each commitment, how often, and what the statuses mean: not started, limited, substantial, completed.
`,
};
