/** What check-vendors needs to know of a screen. Mark → the id of the element that carries it. */
export type Picture = {
  /** Its name in `screens/`. */
  file: string;
  ids: string[];
  marks: Map<string, string>;
  title: string;
  description: string;
};

/** Reads a screen's SVG by its tags; the drawings are ours, so a whole XML parser would be more than is needed. */
export function readPicture(file: string, svg: string): Picture {
  const plain = svg.replace(/<!--[\s\S]*?-->/g, '');
  const picture: Picture = {
    file,
    ids: [],
    marks: new Map(),
    title: textOf(plain, 'title'),
    description: textOf(plain, 'desc'),
  };
  for (const [tag] of plain.matchAll(/<[a-zA-Z][^>]*>/g)) {
    const id = attribute(tag, 'id');
    const mark = attribute(tag, 'data-mark');
    if (id !== undefined) picture.ids.push(id);
    if (mark !== undefined) picture.marks.set(mark, id ?? '');
  }
  return picture;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

function textOf(svg: string, element: string): string {
  return new RegExp(`<${element}[^>]*>([^<]*)</${element}>`).exec(svg)?.[1]?.trim() ?? '';
}
