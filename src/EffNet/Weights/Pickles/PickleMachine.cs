using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace EffNet;

/// <summary>
/// Reads a pickle of tensors and runs nothing. A pickle is a program for a stack machine, and two of its instructions, one to fetch anything in Python by name and
/// one to call it, are why loading one runs whatever its author liked. Here the first knows four names (<see cref="PickledGlobal"/>), and the second makes what
/// they stand for.
/// </summary>
/// <remarks>
/// The instructions are those that Python's <c>pickletools</c> describes and PyTorch writes, of protocols 2 to 5. Memory grows by a constant for every byte read, and
/// what is open at once, what is remembered, and how deep values lie in one another, is limited.
/// </remarks>
internal sealed class PickleMachine
{
    /// <summary>The most values that may wait on the stack.</summary>
    public const int MaximumStack = 1 << 20;

    /// <summary>The most values that may be remembered.</summary>
    public const int MaximumMemo = 1 << 20;

    /// <summary>How deep values may lie in one another.</summary>
    public const int MaximumDepth = 100;

    /// <summary>The most dimensions of a tensor, as in files of TorchSharp's: one tuple may be recalled as the shape of many.</summary>
    public const int MaximumDimensions = 64;

    private const int LongestNumber = 16;
    private const int LatestProtocol = 5;

    private readonly PickleBytes _bytes;
    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = new();
    private readonly Dictionary<long, object?> _memo = [];
    private readonly Dictionary<string, PickledStorage> _storages;
    private long _copied;

    private PickleMachine(PickleBytes bytes, Dictionary<string, PickledStorage>? storages)
    {
        (_bytes, _storages) = (bytes, storages ?? new(StringComparer.Ordinal));
    }

    /// <summary>The value that the next pickle of <paramref name="bytes"/> describes.</summary>
    /// <param name="bytes">The bytes; read to the pickle's end.</param>
    /// <param name="storages">Collects every storage that is mentioned, by its key.</param>
    /// <exception cref="WeightFileException">It is cut off, corrupt, beyond a limit, or means something else than tensors.</exception>
    public static object? Read(PickleBytes bytes, Dictionary<string, PickledStorage>? storages = null)
    {
        var machine = new PickleMachine(bytes, storages);
        while (true)
        {
            var at = bytes.Position;
            var instruction = bytes.Byte();
            if (instruction == (byte)'.')
                return machine.Finish(at);
            if (!machine.Simple(instruction) && !machine.Number(instruction) && !machine.Text(instruction) && !machine.Container(instruction) && !machine.Memo(instruction) && !machine.Reference(instruction, at))
                throw bytes.Problem(string.Create(CultureInfo.InvariantCulture, $"instruction 0x{instruction:X2} is none that a pickle of tensors has"), at);
        }
    }

    private object? Finish(int at)
    {
        if (_stack.Count != 1 || _marks.Count > 0)
            throw _bytes.Problem(FormattableString.Invariant($"the pickle ends with {_stack.Count} values in place of one"), at);
        return _stack[0];
    }

    private bool Simple(byte instruction)
    {
        switch (instruction)
        {
            case 0x80 when _bytes.Byte() is var protocol:
                if (protocol > LatestProtocol)
                    throw _bytes.Problem(FormattableString.Invariant($"the pickle has protocol {protocol}; {LatestProtocol} is the latest there is"));
                return true;
            case 0x95: // FRAME: a length for readers that fetch in pieces
                _bytes.Take(8);
                return true;
            case (byte)'N':
                Push(null);
                return true;
            case 0x88:
                Push(true);
                return true;
            case 0x89:
                Push(false);
                return true;
            case (byte)'0':
                Pop();
                return true;
            case (byte)'2':
                Push(Top());
                return true;
            default:
                return false;
        }
    }

    private bool Number(byte instruction)
    {
        switch (instruction)
        {
            case (byte)'J':
                Push((long)_bytes.Int32());
                return true;
            case (byte)'K':
                Push((long)_bytes.Byte());
                return true;
            case (byte)'M':
                Push((long)_bytes.UInt16());
                return true;
            case (byte)'G':
                Push(_bytes.Double());
                return true;
            case 0x8A:
                PushLong(_bytes.Byte());
                return true;
            default:
                return false;
        }
    }

    private void PushLong(int length)
    {
        if (length > LongestNumber)
            throw _bytes.Problem(FormattableString.Invariant($"a number has {length} bytes; {LongestNumber} is the most that is allowed"));
        var number = new BigInteger(_bytes.Take(length));
        if (number >= long.MinValue && number <= long.MaxValue)
            Push((long)number);
        else
            Push(number);
    }

    private bool Text(byte instruction)
    {
        switch (instruction)
        {
            case (byte)'X' or (byte)'T':
                Push(_bytes.Text(_bytes.Int32()));
                return true;
            case 0x8C or (byte)'U':
                Push(_bytes.Text(_bytes.Byte()));
                return true;
            default:
                return false;
        }
    }

    private bool Container(byte instruction)
    {
        switch (instruction)
        {
            case (byte)'(':
                _marks.Push(_stack.Count);
                if (_marks.Count > MaximumDepth)
                    throw _bytes.Problem(FormattableString.Invariant($"more than {MaximumDepth} values are begun and not ended"));
                return true;
            case (byte)')':
                Push(new PickleTuple([]));
                return true;
            case (byte)'t':
                Push(Checked(new PickleTuple(PopToMark())));
                return true;
            case 0x85 or 0x86 or 0x87:
                Push(Checked(new PickleTuple(Pop(instruction - 0x84))));
                return true;
            case (byte)']':
                Push(new PickleList());
                return true;
            case (byte)'l':
                AddAll(new PickleList(), PopToMark(), push: true);
                return true;
            case (byte)'a':
                AddAll(null, Pop(1), push: false);
                return true;
            case (byte)'e':
                AddAll(null, PopToMark(), push: false);
                return true;
            case (byte)'}':
                Push(new PickleDictionary());
                return true;
            case (byte)'s':
                SetAll(Pop(2));
                return true;
            case (byte)'u':
                SetAll(PopToMark());
                return true;
            default:
                return false;
        }
    }

    private bool Memo(byte instruction)
    {
        switch (instruction)
        {
            case (byte)'q':
                Remember(_bytes.Byte());
                return true;
            case (byte)'r':
                Remember((uint)_bytes.Int32());
                return true;
            case 0x94:
                Remember(_memo.Count);
                return true;
            case (byte)'h':
                Push(Recall(_bytes.Byte()));
                return true;
            case (byte)'j':
                Push(Recall((uint)_bytes.Int32()));
                return true;
            default:
                return false;
        }
    }

    private bool Reference(byte instruction, int at)
    {
        switch (instruction)
        {
            case (byte)'c':
                Push(Global(_bytes.Line(), _bytes.Line(), at));
                return true;
            case 0x93:
                var names = Pop(2);
                Push(Global(Expect<string>(names[0], "a module's name"), Expect<string>(names[1], "a name"), at));
                return true;
            case (byte)'Q':
                Push(Storage(Expect<PickleTuple>(Pop(), "what a storage is"), at));
                return true;
            case (byte)'R':
                Reduce(at);
                return true;
            case (byte)'b':
                // What PyTorch adds to an OrderedDict is the versions of its modules' formats.
                Expect<PickleDictionary>(Pop(), "attributes");
                Expect<PickleDictionary>(Top(), "a dictionary to give attributes to");
                return true;
            default:
                return false;
        }
    }

    private PickledGlobal Global(string module, string name, int at) =>
        PickledGlobal.Find(module, name)
        ?? throw _bytes.Problem($"it refers to '{module}.{name}', which no state_dict needs, and which loading it in Python might run; nothing was run here. Save only model.state_dict()", at);

    private PickledStorage Storage(PickleTuple id, int at)
    {
        if (id.Items is not ["storage", PickledGlobal { Type: { } type }, string key, string, long count, .. var view] || view is not ([] or [null]))
            throw _bytes.Problem("what a storage is should be said by its type, key, device and size", at);
        var storage = new PickledStorage(key, type, count);
        if (!_storages.TryAdd(key, storage) && _storages[key] != storage)
            throw _bytes.Problem($"the storage '{key}' is said to be two different things", at);
        return storage;
    }

    private void Reduce(int at)
    {
        var arguments = Expect<PickleTuple>(Pop(), "arguments").Items;
        var global = Expect<PickledGlobal>(Pop(), "one of the functions that rebuild tensors");
        Push(global.Kind switch
        {
            PickledGlobal.Kinds.OrderedDict => Dictionary(arguments),
            PickledGlobal.Kinds.RebuildTensor when arguments is [PickledStorage storage, long offset, PickleTuple shape, PickleTuple strides, ..] && arguments.Length is 6 or 7 =>
                Tensor(new PickledTensor(string.Empty, storage, offset, Numbers(shape), Numbers(strides)), at),
            PickledGlobal.Kinds.RebuildParameter when arguments is [PickledTensor tensor, ..] && arguments.Length is 3 => tensor,
            _ => throw _bytes.Problem("a tensor is rebuilt from something else than a storage, an offset, a shape and strides", at),
        });
    }

    /// <summary>Python 3 makes an empty one and fills it; Python 2 wrote the pairs as its argument.</summary>
    private PickleDictionary Dictionary(object?[] arguments)
    {
        var dictionary = new PickleDictionary();
        if (arguments is [PickleList pairs])
        {
            // One list may be recalled as the argument of many; honest pairs take some bytes each.
            _copied += pairs.Items.Count;
            if (_copied > _bytes.Position)
                throw _bytes.Problem("dictionaries are made of more pairs than were read");
            foreach (var pair in pairs.Items)
            {
                IReadOnlyList<object?> items = pair switch { PickleTuple t => t.Items, PickleList l => l.Items, _ => [] };
                if (items.Count != 2)
                    throw _bytes.Problem("a dictionary is made of something else than pairs");
                dictionary.Add(items[0], items[1]);
            }
        }
        else if (arguments.Length > 0)
        {
            throw _bytes.Problem("a dictionary is made of something else than pairs");
        }

        return Checked(dictionary);
    }

    private PickledTensor Tensor(PickledTensor tensor, int at) => tensor.FindProblem() is { } problem ? throw _bytes.Problem(problem, at) : tensor;

    private ImmutableArray<long> Numbers(PickleTuple tuple) => tuple.Items.Length <= MaximumDimensions
        ? [.. tuple.Items.Select(n => Expect<long>(n, "a size"))]
        : throw _bytes.Problem(FormattableString.Invariant($"a tensor has {tuple.Items.Length} dimensions; {MaximumDimensions} is the most that is allowed"));

    private void AddAll(PickleList? list, object?[] items, bool push)
    {
        list ??= Expect<PickleList>(Top(), "a list to append to");
        foreach (var item in items)
            list.Add(item);
        Checked(list);
        if (push)
            Push(list);
    }

    private void SetAll(object?[] items)
    {
        var dictionary = Expect<PickleDictionary>(Top(), "a dictionary to fill");
        if (items.Length % 2 != 0)
            throw _bytes.Problem("a key has no value");
        for (var i = 0; i < items.Length; i += 2)
            dictionary.Add(items[i], items[i + 1]);
        Checked(dictionary);
    }

    private T Checked<T>(T container)
        where T : PickleContainer =>
        container.Depth <= MaximumDepth ? container : throw _bytes.Problem(FormattableString.Invariant($"values lie more than {MaximumDepth} deep in one another"));

    private void Push(object? value)
    {
        if (_stack.Count >= MaximumStack)
            throw _bytes.Problem(FormattableString.Invariant($"more than {MaximumStack} values wait on the stack"));
        _stack.Add(value);
    }

    private object? Pop() => Pop(1)[0];

    private object?[] Pop(int count)
    {
        if (_stack.Count - count < (_marks.TryPeek(out var mark) ? mark : 0))
            throw _bytes.Problem("an instruction needs a value that is not there");
        return Cut(_stack.Count - count);
    }

    private object?[] PopToMark() => _marks.TryPop(out var mark) ? Cut(mark) : throw _bytes.Problem("values end that were never begun");

    private object?[] Cut(int from)
    {
        var items = new object?[_stack.Count - from];
        _stack.CopyTo(from, items, 0, items.Length);
        _stack.RemoveRange(from, items.Length);
        return items;
    }

    private object? Top() =>
        _stack.Count > (_marks.TryPeek(out var mark) ? mark : 0) ? _stack[^1] : throw _bytes.Problem("an instruction needs a value that is not there");

    private T Expect<T>(object? value, string what) => value is T found ? found : throw _bytes.Problem($"{what} should stand here");

    private void Remember(long index)
    {
        _memo[index] = Top();
        if (_memo.Count > MaximumMemo)
            throw _bytes.Problem(FormattableString.Invariant($"more than {MaximumMemo} values are remembered"));
    }

    private object? Recall(long index) =>
        _memo.TryGetValue(index, out var value) ? value : throw _bytes.Problem(FormattableString.Invariant($"value {index} is recalled and was never remembered"));
}
