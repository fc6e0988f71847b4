/** How the value of one field is found in a text that was pasted whole. */
export type PasteRule = {
  field: string;
  /** Names it goes by besides its label, its id and its names at Neo. Case and separators do not matter. */
  names: string[];
  /** A pattern for the whole value. It must be bounded and harmless, see check:vendors. */
  shape?: string;
  /** True when a value of this shape is known without a name beside it. */
  alone?: boolean;
  /** The field whose value it follows on the next line where a panel shows both without a name. */
  after?: string;
  /** Its half of a pair for HTTP Basic. */
  basic?: 'user' | 'password';
  /** Patterns that tell one choice: looked for in its labelled text, and in the addresses of the paste. */
  tells?: { value: string; pattern: string }[];
};

/** `prefixes` are what people put before a name in a file of settings, and how they head a paragraph in a mail. */
export type PasteRules = { prefixes: string[]; fields: PasteRule[] };
