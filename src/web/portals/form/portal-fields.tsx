// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import type { AttributeService, PortalAids } from '../../../portal/use-cases/prepare-portal.js';
import { useView } from '../../view.js';
import { Agreement } from './agreement.js';
import { Addresses, Entry } from './entry.js';
import { Body, Part, type NamedProvider, type PartProps } from './fields.js';
import { Claims, Ending, Proof } from './given.js';
import { Served } from './served.js';

/** What the fields of a portal offer to choose from. */
export interface Choices {
  readonly aids: PortalAids;
  readonly scopes: readonly string[];
  readonly providers: readonly NamedProvider[];
  readonly services: readonly AttributeService[];
}

interface PortalFieldsProps extends PartProps {
  readonly choices: Choices;
  /** What stands first. */
  readonly children?: ComponentChildren;
}

/** Everything about a portal, in parts. */
export function PortalFields({ form, choices, children }: PortalFieldsProps): VNode {
  const { t } = useView();
  const { aids, scopes, providers, services } = choices;
  return (
    <>
      <Part title={t('portals.form.body')}>
        {children}
        <Body form={form} controllers={aids.controllers} />
      </Part>
      <Agreement form={form} services={services} />
      <Served form={form} found={aids.found} />
      <Addresses form={form} />
      <Entry form={form} providers={providers} />
      <Claims form={form} scopes={scopes} />
      <Proof form={form} />
      <Ending form={form} />
    </>
  );
}
