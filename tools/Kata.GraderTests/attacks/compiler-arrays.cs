// tries: overflow with an array of arrays, ten thousand deep
// stopped by: allow-list
// then by: verdict
// compiler: dangerous

private double/* repeat 10000: []*/? _deep = null;
