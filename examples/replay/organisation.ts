// What the replay's figures need beside the demo's organisation: the rescue department, and the county's own two
// statements. Loading it adds to the same organisation.
import { organisation as demo, unitOid } from '../demo/organisation.ts';
import { statements } from './published.ts';

const rescue = {
  division: { id: 'rescue', names: { fi: 'Pelastustoimi', sv: 'Räddningsväsendet', en: 'Rescue services' } },
  unit: {
    oid: unitOid(99004),
    division: 'rescue',
    names: { fi: 'Esimerkin pelastuslaitos', sv: 'Exempelräddningsverket', en: 'Example rescue department' },
  },
};

/** As `palaute-collector load` reads it from a file. */
export const organisation = {
  ...demo,
  divisions: [...demo.divisions, rescue.division],
  units: [...demo.units, rescue.unit],
  items: statements.flatMap((statement) =>
    'text' in statement ? [{ id: statement.item, kind: 'likert', names: { fi: statement.text } }] : [],
  ),
};
