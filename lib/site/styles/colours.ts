/** Colours, light and dark; paper has the light ones. Every pair of text and ground has a contrast of at least 4.5 (WCAG 2.2 AA). */
export const colourStyles = `
:root {
  color-scheme: light dark;
  --paper: #fdfdfb;
  --panel: #f4f3ee;
  --ink: #1c1d1f;
  --quiet: #575a60;
  --line: #d8d6cd;
  --strong-line: #8b8a83;
  --accent: #17457c;
  --link: #17508f;
  --link-visited: #5b3a86;
  --focus: #b35900;
  --insert: #0a4a22;
  --insert-ground: #dcf3e2;
  --delete: #8a1420;
  --delete-ground: #fde4e4;
  --notice: #5f3d00;
  --notice-ground: #fdf1d6;
  --notice-line: #d59a1c;
  --alert: #7c1220;
  --alert-ground: #fbe6e7;
  --alert-line: #c0394a;
  --good: #0b4b26;
  --good-ground: #dcf1e3;
  --fair: #17457c;
  --fair-ground: #e0ebf8;
}

@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14161a;
    --panel: #1e2126;
    --ink: #e8e6e1;
    --quiet: #adb0b6;
    --line: #343841;
    --strong-line: #7e828b;
    --accent: #8fb9ee;
    --link: #9cc4f5;
    --link-visited: #cdb1f0;
    --focus: #ffb454;
    --insert: #b4efc6;
    --insert-ground: #123a22;
    --delete: #ffc4c4;
    --delete-ground: #4b1a20;
    --notice: #ffdf9e;
    --notice-ground: #3a2c0c;
    --notice-line: #a97b1f;
    --alert: #ffc9cd;
    --alert-ground: #431a20;
    --alert-line: #c65564;
    --good: #aee9c0;
    --good-ground: #12351f;
    --fair: #b5d3f7;
    --fair-ground: #16304e;
  }
}
`;
