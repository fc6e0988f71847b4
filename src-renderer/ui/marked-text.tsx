/** Texts of the guides: `**bold**` marks what is read on the vendor's screen; nothing else is markup. */
export function MarkedText({ text }: { text: string }) {
  const parts = text.split('**');
  // An odd number of marks would make everything after the last one bold; then the text is shown as it is.
  if (parts.length % 2 === 0) return text;
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name, and never change places
  return parts.map((part, index) => (index % 2 === 1 ? <strong key={index}>{part}</strong> : part));
}

/** The same without the marks, for names and announcements. */
export function plainText(text: string): string {
  return text.replaceAll('**', '');
}
