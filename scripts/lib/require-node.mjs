// Imports nothing and uses no new syntax: it must still parse, and speak, on the Node versions that it refuses.
var found = process.versions.node.split('.').map(Number);
if (found[0] < 20 || (found[0] === 20 && found[1] < 19)) {
  console.error(
    'Plainleaf needs Node 20.19 or later, and this is Node ' +
      process.versions.node +
      '. Install it from https://nodejs.org and start again.',
  );
  process.exit(1);
}
