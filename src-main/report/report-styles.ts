/** Of the PDF. No color says anything: it is printed in gray as well. */
export const REPORT_STYLES = `
body { margin: 0; color: #111; font: 8.5pt/1.35 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { margin: 0 0 4pt; font-size: 17pt; line-height: 1.2; }
h2 { margin: 11pt 0 4pt; border-top: 1.2pt solid #111; padding-top: 5pt; font-size: 12pt; }
h3 { margin: 8pt 0 2pt; font-size: 9.5pt; }
h2, h3 { break-after: avoid; }
p { margin: 0 0 4pt; }
dl { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1pt 14pt; margin: 4pt 0; }
dl > div { display: grid; grid-template-columns: 86pt minmax(0, 1fr); gap: 6pt; }
dt { color: #444; }
dd { margin: 0; overflow-wrap: anywhere; }
.whole { break-inside: avoid; }
.whole dl { grid-template-columns: minmax(0, 1fr); }
.whole dl > div { grid-template-columns: 120pt minmax(0, 1fr); }
.mono { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: 7.8pt; }
.practice { border: 1.5pt solid #111; padding: 3pt 6pt; }
.notes { white-space: pre-wrap; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border-bottom: 0.5pt solid #999; padding: 1.6pt 5pt 1.6pt 0; text-align: start; vertical-align: top; }
thead th { border-bottom: 1pt solid #111; }
tbody th { width: 24%; font-weight: 600; }
td { overflow-wrap: anywhere; }
td:nth-child(2):not(:last-child) { width: 62pt; white-space: nowrap; }
small { color: #333; font-size: 7.2pt; font-weight: 400; }
td span { border: 0.6pt solid #999; border-radius: 2pt; padding: 0 3pt; }
td .failed { border: 1.4pt solid #111; font-weight: 700; }
td .could-not-tell, td .warning { border: 1pt dashed #111; font-weight: 600; }
`;
