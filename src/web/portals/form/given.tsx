// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import {
  apiScopes,
  authMethods,
  groupsFormats,
  loginScopes,
  logoutKinds,
  logoutReasons,
} from '../../../portal/use-cases/prepare-portal.js';
import { secretOverlap } from '../../../portal/use-cases/change-portal.js';
import { Checkbox } from '../../components/choices.js';
import { Select, TextArea, TextField } from '../../components/field.js';
import { useView } from '../../view.js';
import { Part, type PartProps } from './fields.js';
import { boxName } from './read.js';

/** What it may ask for, and how that is written. */
export function Claims({ form, scopes }: PartProps & { scopes: readonly string[] }): VNode {
  const { t } = useView();
  return (
    <Part title={t('portals.form.claims')}>
      <fieldset class="field">
        <legend>{t('portals.scopes')}</legend>
        {scopes.map((scope) => (
          <Checkbox
            name={boxName.scope(scope)}
            label={<ScopeLabel scope={scope} />}
            form={form}
            key={scope}
          />
        ))}
      </fieldset>
      <Select
        name="groups_format"
        label={t('portals.form.groups_format')}
        form={form}
        options={groupsFormats.map((value) => ({
          value,
          text: t(`portals.form.groups_format.${value}`),
        }))}
      />
      <TextField
        name="groups_prefix"
        label={t('portals.form.groups_prefix')}
        form={form}
        maxLength={50}
      />
      <Checkbox name="in_id_token" label={t('portals.form.in_id_token')} form={form} />
    </Part>
  );
}

/** One that only a file named stands without words. */
function ScopeLabel({ scope }: { scope: string }): VNode {
  const { t } = useView();
  const known = [...loginScopes, ...apiScopes].find((one) => one === scope);
  return (
    <>
      <span class="code">{scope}</span> {known ? t(`portals.scope.${known}`) : null}
    </>
  );
}

/** How it proves itself when it redeems a code. */
export function Proof({ form }: PartProps): VNode {
  const { t } = useView();
  return (
    <Part title={t('portals.form.proof')}>
      <Select
        name="auth_method"
        label={t('portals.form.auth_method')}
        hint={t('portals.form.auth_method.hint', { days: secretOverlap.standard })}
        form={form}
        options={authMethods.map((value) => ({
          value,
          text: t(`portals.form.auth_method.${value}`),
        }))}
      />
      <TextField
        name="jwks_uri"
        type="url"
        label={t('portals.form.jwks_uri')}
        hint={t('portals.form.jwks_uri.hint')}
        form={form}
        maxLength={2_000}
      />
      <TextArea
        name="jwks"
        label={t('portals.form.jwks')}
        hint={t('portals.form.jwks.hint')}
        form={form}
        maxLength={10_000}
      />
      <Checkbox
        name="pkce"
        label={t('portals.form.pkce')}
        hint={t('portals.form.pkce.hint')}
        form={form}
      />
    </Part>
  );
}

/** How it is told that a session has ended. */
export function Ending({ form }: PartProps): VNode {
  const { t } = useView();
  return (
    <Part title={t('portals.form.logout')}>
      <Select
        name="logout_kind"
        label={t('portals.form.logout_kind')}
        form={form}
        options={logoutKinds.map((value) => ({
          value,
          text: t(`portals.form.logout_kind.${value}`),
        }))}
      />
      <TextField
        name="logout_uri"
        type="url"
        label={t('portals.form.logout_uri')}
        form={form}
        maxLength={2_000}
      />
      <fieldset class="field">
        <legend>{t('portals.form.logout_on')}</legend>
        {logoutReasons.map((reason) => (
          <Checkbox
            name={boxName.reason(reason)}
            label={t(`portals.form.logout_on.${reason}`)}
            form={form}
            key={reason}
          />
        ))}
      </fieldset>
    </Part>
  );
}
