// Types of the dictionaries: keys of every text, the placeholders inside it, and what English must provide.
import type { zh } from './zh.ts'

export type Lang = 'zh' | 'en'
export type Zh = typeof zh

/** Every key of a Chinese feature dictionary, as English must give it: none missing, none extra. */
export type SameKeys<T> = { readonly [K in keyof T]: string }
export type Dictionary = { readonly [F in keyof Zh]: SameKeys<Zh[F]> }

/** `feature.key` of every text. */
export type Key = { [F in keyof Zh & string]: `${F}.${keyof Zh[F] & string}` }[keyof Zh & string]

type TextOf<K extends Key> = K extends `${infer F}.${infer R}`
  ? F extends keyof Zh
    ? R extends keyof Zh[F]
      ? Zh[F][R]
      : never
    : never
  : never

type Names<S> = S extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never

/** What `t` must be given for a key: nothing, or one value per `{name}`. Numbers are written with group separators; pass years and ids as text. */
export type Vars<K extends Key> = [Names<TextOf<K>>] extends [never]
  ? readonly []
  : readonly [vars: Readonly<Record<Names<TextOf<K>>, string | number>>]

export type Translate = <K extends Key>(key: K, ...vars: Vars<K>) => string
