/**
 * What answers of proxies, filters and portals look like, as data. Every part given must match. Header names are
 * lower case. `alsoInJson`: the mark counts in a JSON error, too; the others are words of pages, which a vendor's own
 * JSON might have in a record. First match wins, so a product's sign-in stands before its blocking.
 */
export type Signature = {
  kind: 'filter' | 'proxy' | 'portal';
  side: 'network' | 'server';
  product?: string;
  statuses?: readonly number[];
  headers?: Readonly<Record<string, RegExp>>;
  body?: RegExp;
  alsoInJson?: true;
};

export type UnplacedSignature = Omit<Signature, 'side'>;
