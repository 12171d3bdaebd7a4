// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';

/** Values that travel with a form unseen; undefined ones are left out. */
export function Hidden(props: { fields: Readonly<Record<string, string | undefined>> }): VNode {
  return (
    <>
      {Object.entries(props.fields).map(([name, value]) =>
        value === undefined ? null : <input type="hidden" name={name} value={value} key={name} />,
      )}
    </>
  );
}
