// tries: overflow the compiler's stack with types in types
// stopped by: compile
// then by: compile
// compiler: dangerous

// beside:
/* repeat 4000: public class N{i} { *//* repeat 4000: }*/
