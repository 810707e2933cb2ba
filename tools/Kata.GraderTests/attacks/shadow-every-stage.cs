// tries: answer for other stages too, by their names
// stopped by: verdict
// then by: verdict

