const stopped = new Promise<void>((resolve) => {
  process.once('SIGINT', () => resolve());
  process.once('SIGTERM', () => resolve());
  // Its terminal was closed.
  process.once('SIGHUP', () => resolve());
});
const printError = (line: string) => void process.stderr.write(line.endsWith('\n') ? line : `${line}\n`);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  printError(`Countersign needs Node 22.13 or newer for its database; this is ${process.versions.node}.`);
  process.exit(1);
}
// Loaded only now: older versions of Node have no `node:sqlite` to load it with.
const { runCommand } = await import('./cli.ts');
try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    print: (line) => void process.stdout.write(`${line}\n`),
    printError,
    stopped,
  });
} catch (problem) {
  printError(problem instanceof Error ? problem.message : String(problem));
  process.exitCode = 1;
}
