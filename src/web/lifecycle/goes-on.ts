// SPDX-License-Identifier: AGPL-3.0-or-later
import { useView } from '../view.js';
import { isRefused, type Sent } from './refused.js';

/**
 * Tells what may be offered from what would be refused because a community stands still. A form asks by
 * itself; whatever would stand there for nothing but such forms asks with all that they send.
 */
export function useGoesOn(): (...forms: readonly Sent[]) => boolean {
  const { stopped, withheld } = useView();
  return (...forms) => {
    const refused = forms.filter((sent) => isRefused(stopped, sent));
    for (const { action } of refused) withheld.add(action);
    return refused.length < forms.length;
  };
}
