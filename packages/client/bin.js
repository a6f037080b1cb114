#!/usr/bin/env node
// Stands in the repository, so that npm can link the command before the package is built.
import './dist/main.js';
