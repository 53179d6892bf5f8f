import { build } from '../../scripts/lib/build.ts';

/** What is tested is what is shipped: everything is built anew, or was by who runs these tests. */
export default build;
