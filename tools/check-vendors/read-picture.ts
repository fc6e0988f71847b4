/** What check-vendors needs to know of a screen. Mark → the id of the element that carries it. */
export type Picture = {
  /** Its name in `screens/`. */
  file: string;
  ids: string[];
  marks: Map<string, string>;
  /** Mark → the texts drawn in it; none is known of a bitmap. */
  texts: Map<string, string[]>;
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
    texts: textsOfMarks(plain),
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

function textsOfMarks(svg: string): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const open: (string | undefined)[] = [];
  for (const [piece] of svg.matchAll(/<\/g>|<g\b[^>]*>|>[^<]+(?=<)/g)) {
    if (piece === '</g>') open.pop();
    else if (piece.startsWith('<g')) open.push(attribute(piece, 'data-mark'));
    else {
      const text = piece.slice(1).replaceAll('&amp;', '&').replace(/\s\*$/, '').trim();
      for (const mark of open)
        if (mark !== undefined && text !== '') texts.set(mark, [...(texts.get(mark) ?? []), text]);
    }
  }
  return texts;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

function textOf(svg: string, element: string): string {
  return new RegExp(`<${element}[^>]*>([^<]*)</${element}>`).exec(svg)?.[1]?.trim() ?? '';
}
