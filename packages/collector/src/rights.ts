// What a key may do within its organisation: which units it may speak for, of which forms, and for which provider. Whose
// key it is and whether it is known at all: access.ts.
import type { FormDefinition } from '@palaute/schema';
import type { Access } from './keys.ts';
import { refusal } from './problems.ts';
import type { Register } from './registers.ts';

/**
 * Holds a record against the rights of the key that brings it: the key's units and forms, and its provider with that
 * provider's units. A key that is limited in nothing may send for every unit of its organisation.
 * @param formId the form that was filled, where the request tells it
 * @returns the provider to store: the record's own, or the key's where the record names none
 * @throws Refusal `unknown-unit unit-not-allowed form-not-allowed provider-not-allowed`
 */
export function requireRights(
  access: Access,
  register: Register,
  record: { readonly unit: string; readonly provider?: string | undefined },
  formId?: string,
): string | undefined {
  const { unit, provider } = record;
  if (!register.units.has(unit)) throw refusal('unknown-unit', '/unit');
  if (formId !== undefined) requireForm(access, formId);
  const units = unitsOf(access, register);
  if (units && !units.includes(unit)) throw refusal('unit-not-allowed', '/unit');
  const { providerId } = access;
  if (providerId === null) return provider;
  if (provider !== undefined && provider !== providerId) throw refusal('provider-not-allowed', '/provider');
  if (register.unitProviders.get(unit) !== providerId) throw refusal('unit-not-allowed', '/unit');
  return providerId;
}

/** @throws Refusal `form-not-allowed` */
export function requireForm({ forms }: Access, formId: string): void {
  if (forms && !forms.includes(formId)) throw refusal('form-not-allowed');
}

/**
 * A record does not say of which form it is. A key of certain forms is therefore held to their units, where each of them
 * is of one unit.
 */
function unitsOf({ units, forms }: Access, register: Register): readonly string[] | null {
  if (units || !forms) return units;
  const ofForms = forms.map((id): FormDefinition['unit'] => register.forms.get(id)?.unit);
  return ofForms.every((unit) => unit !== undefined) ? ofForms : null;
}
