/** The analyzer would else write its own property into the package.json of whoever builds. */
export default { packagejson: false };
