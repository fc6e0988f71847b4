/** What stands for `{name}`: shown as it is, and never read as a message. */
export type ParamValue = string | number;

/**
 * The params that a message names, read from the message itself by the compiler: `{name}` takes a text or a number,
 * `{count, plural, …}` and `{count, number}` a number, `{kind, select, …}` a word, `{when, date, …}` and
 * `{when, time, …}` an ISO time or milliseconds. Of one of several messages, the params of all. A text that is known at
 * run time only, as a vendor's, takes any.
 */
export type ParamsOf<Text extends string> = string extends Text
  ? { readonly [name: string]: ParamValue }
  : Flat<Together<Text extends string ? Read<Text, 'message'> : never>>;

/** A text that names every one of these params. */
export type Naming<P> = {
  [K in keyof P & string]: (text: `${string}{${K}${'}' | ','}${string}`) => void;
}[keyof P & string] extends (text: infer T) => void
  ? T
  : never;

type ValueOf<Kind extends string> = Kind extends 'plural' | 'selectordinal' | 'number'
  ? number
  : Kind extends 'select'
    ? string
    : Kind extends 'date' | 'time'
      ? ParamValue
      : never;

/**
 * Goes from brace to brace. `Inside` says what is open, the innermost first: in a message or a branch a brace opens an
 * argument, in an argument it opens a branch.
 */
type Read<
  Text extends string,
  Inside extends string,
  Found = unknown,
> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? Text extends `${string}}${infer Rest}`
      ? Read<Rest, Outer<Inside>, Found>
      : never
    : Inside extends `argument${string}`
      ? Read<After, `message ${Inside}`, Found>
      : ReadArgument<After, Inside, Found>
  : Found;

type Outer<Inside extends string> = Inside extends `${string} ${infer Rest}` ? Rest : 'message';

/** `After` begins with an argument's name. */
type ReadArgument<
  After extends string,
  Inside extends string,
  Found,
> = After extends `${infer Whole}}${infer Rest}`
  ? Whole extends `${infer Name}, ${infer Kind}, ${string}{${string}`
    ? After extends `${string}, ${string}, ${infer Branches}`
      ? Read<Branches, `argument ${Inside}`, Found & Record<Name, ValueOf<Kind>>>
      : never
    : Whole extends `${infer Name}, ${infer Kind}, ${string}` | `${infer Name}, ${infer Kind}`
      ? Read<Rest, Inside, Found & Record<Name, ValueOf<Kind>>>
      : Read<Rest, Inside, Found & Record<Whole, ParamValue>>
  : never;

type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

type Flat<All> = { readonly [Name in keyof All]: All[Name] };
