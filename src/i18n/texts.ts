// SPDX-License-Identifier: AGPL-3.0-or-later

/** The shape of one language's texts: every key of the Italian file, none missing, none more. */
export type Texts<Italian> = { readonly [Key in keyof Italian]: string };
