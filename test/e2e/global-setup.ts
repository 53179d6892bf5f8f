import { build } from '../../scripts/lib/build.ts';

/** What is tested is what is shipped: everything is built anew. */
export default build;
