namespace EffNet.Weights;

/// <summary>The stack of a pickle: values and the marks between them.</summary>
internal sealed class PickleStack(PickleBytes bytes)
{
    private readonly List<object?> _values = [];
    private readonly Stack<int> _marks = new();

    private int Floor => _marks.TryPeek(out var mark) ? mark : 0;

    /// <summary>Returns the only value on the stack.</summary>
    public object? Finish(int at) => _values.Count == 1 && _marks.Count == 0
        ? _values[0]
        : throw bytes.Problem(FormattableString.Invariant($"the pickle ends with {_values.Count} values on the stack; expected one"), at);

    public void Push(object? value)
    {
        if (_values.Count >= PickleMachine.MaximumStack)
            throw bytes.Problem(FormattableString.Invariant($"the stack has more than {PickleMachine.MaximumStack} values"));
        _values.Add(value);
    }

    public void Mark()
    {
        _marks.Push(_values.Count);
        if (_marks.Count > PickleMachine.MaximumDepth)
            throw bytes.Problem(FormattableString.Invariant($"more than {PickleMachine.MaximumDepth} values are nested"));
    }

    public object? Top() => _values.Count > Floor ? _values[^1] : throw Missing();

    public object? Pop() => Pop(1)[0];

    public object?[] Pop(int count) => _values.Count - count >= Floor ? Cut(_values.Count - count) : throw Missing();

    public object?[] PopToMark() => _marks.TryPop(out var mark) ? Cut(mark) : throw bytes.Problem("expected a mark on the stack");

    private WeightFileException Missing() => bytes.Problem("an instruction needs a value, but the stack is empty");

    private object?[] Cut(int from)
    {
        var items = new object?[_values.Count - from];
        _values.CopyTo(from, items, 0, items.Length);
        _values.RemoveRange(from, items.Length);
        return items;
    }
}
