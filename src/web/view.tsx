// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { type ComponentChildren, createContext, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Viewer } from '../http/request.js';
import type { Locale, Translate } from '../i18n/translate.js';
import type { Permission } from '../membership/domain/permissions.js';
import type { Stopped } from './lifecycle/refused.js';
import type { ManagePage } from './manage/pages.js';
import { type Site, siteOf } from './site.js';

/** What every view may ask for without having it handed down. */
export interface View {
  readonly locale: Locale;
  readonly t: Translate;
  readonly viewer?: Viewer | undefined;
  /** The path and query of this page, for links that change one part of it. */
  readonly url: string;
  /** It answers a form: what it shows is at no address, and would be lost by going to one. */
  readonly answersForm: boolean;
  /** Where a sign-in that was refused can begin again. */
  readonly signInAgainAt?: string | undefined;
  readonly site: Site;
  /** What the viewer's roles on the platform allow; read for the pages of staff only. */
  readonly rights: readonly Permission[];
  /** Which pages of this community's managers the viewer may open; read for those pages only. */
  readonly managePages: readonly ManagePage[];
  /** That the community whose page this is stands still. */
  readonly stopped?: Stopped | undefined;
  /** Where the forms lead that are left out for it; filled in as the page is rendered. */
  readonly withheld: Set<string>;
  /** The fields that show a fault, by name, in the order of the page; filled in as they are rendered. */
  readonly faulty: Map<string, FaultyField>;
}

/** Where a field with a fault is, and what it is called. */
export interface FaultyField {
  readonly id: string;
  readonly label: string;
  /** Where the form that it belongs to leads. */
  readonly sentTo?: string | undefined;
}

const SentTo = createContext<string | undefined>(undefined);
/** Where the form leads whose fields these are. */
export const SentToProvider = SentTo.Provider;

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- the place that Express's types leave for it
  namespace Express {
    interface Request {
      rights?: readonly Permission[];
      managePages?: readonly ManagePage[];
      /** Where to find in another language what answers a request that must not be made twice. */
      shownAt?: string;
      /** Where a sign-in that was refused can begin again. */
      signInAgainAt?: string;
    }
  }
}

const Context = createContext<View | undefined>(undefined);

export function ViewProvider(props: { view: View; children: ComponentChildren }): VNode {
  return <Context.Provider value={props.view}>{props.children}</Context.Provider>;
}

/** @throws outside a page: render views through `sendPage` */
export function useView(): View {
  const view = useContext(Context);
  if (!view) throw new Error('a view is rendered outside a page');
  return view;
}

/** Lets the summary above name a field that shows a fault. */
export function useFault(field: FaultyField & { readonly name: string; readonly fault: unknown }) {
  const { faulty } = useView();
  const sentTo = useContext(SentTo);
  if (field.fault) faulty.set(field.name, { id: field.id, label: field.label, sentTo });
}

export const viewOf = (req: Request): View => ({
  locale: req.locale,
  t: req.t,
  viewer: req.viewer,
  url: req.shownAt ?? req.originalUrl,
  signInAgainAt: req.signInAgainAt,
  site: siteOf(req),
  rights: req.rights ?? [],
  managePages: req.managePages ?? [],
  answersForm: req.method === 'POST' && req.shownAt === undefined,
  stopped: req.stopped,
  withheld: new Set(),
  faulty: new Map(),
});
