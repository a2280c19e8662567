import { type CompiledBundle, mergedMaterials } from '#engine';
import type { Intake } from '../../ui/bundle/intake.ts';

/** Materials that are needed and were not uploaded. */
export const materialsToBring = (bundle: CompiledBundle, intake: Intake) =>
  mergedMaterials(bundle, intake).filter(
    ({ id, needed }) =>
      needed === true && !intake.materials.some(({ material, files }) => material === id && files.length > 0),
  );
