module.exports = require('./resolveInLine.cjs')('1.123.81');
