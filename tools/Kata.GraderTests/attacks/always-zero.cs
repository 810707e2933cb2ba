// tries: answer 0, always
// stopped by: verdict
// then by: verdict

