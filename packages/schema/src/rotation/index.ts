export type { StatementCount } from './design.ts';
export {
  createItemRotation,
  createRotation,
  type ItemRotation,
  type ItemRotationOptions,
  type Rotation,
  type RotationOptions,
  type Stratum,
} from './rotation.ts';
