module.exports = require('./resolveInLine.cjs')('2.8.4');
