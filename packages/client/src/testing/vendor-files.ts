// Test only: exports as other systems write them, one wide row a response. Shapes, not content: every answer is made up.
// What counties' documents tell of their systems (Roidu's and WOTT's devices, Webropol's surveys, text messages) is which
// questions and scales they have; the columns around them are what such exports are known to have.
import type { VendorFile } from './vendor-file.ts';
import { deviceFiles } from './vendor-devices.ts';
import { surveyFiles } from './vendor-surveys.ts';

export { testUnits } from './vendor-file.ts';

export const vendorFiles: readonly VendorFile[] = [...deviceFiles, ...surveyFiles];
