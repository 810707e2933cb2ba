// tries: lay a buffer of fixed size over the fields behind it
// stopped by: compile
// then by: compile

// beside:
public struct Buffer
{
    public fixed double Values[4];
}
