using System.Globalization;
using System.Numerics;

namespace EffNet.Weights;

/// <summary>
/// Reads a pickle without running code. A pickle is a program for a stack machine. Two of its instructions fetch any Python object by name and call it, so
/// unpickling in Python can run arbitrary code. Here, the first creates a <see cref="PickledGlobal"/>, which is only a name, and the second creates a
/// <see cref="PickledObject"/>, which only records the call. <see cref="TensorRebuilder"/> creates tensors.
/// </summary>
/// <remarks>
/// The instructions are those that Python's <c>pickletools</c> describes, of protocols 1 to 5. Memory grows by a constant amount for each byte read. The size
/// of the stack, the number of memoized values, and the depth of nesting are limited.
/// </remarks>
internal sealed class PickleMachine
{
    /// <summary>The maximum number of values on the stack.</summary>
    public const int MaximumStack = 1 << 22;

    /// <summary>The maximum number of memoized values.</summary>
    public const int MaximumMemo = 1 << 23;

    /// <summary>The maximum depth of nested values.</summary>
    public const int MaximumDepth = 1000;

    private const int LatestProtocol = 5;

    private readonly PickleBytes _bytes;
    private readonly PickleStack _stack;
    private readonly Dictionary<long, object?> _memo = [];
    private readonly TensorRebuilder _tensors;

    private PickleMachine(PickleBytes bytes, Dictionary<string, PickledStorage>? storages)
    {
        (_bytes, _stack, _tensors) = (bytes, new PickleStack(bytes), new TensorRebuilder(bytes, storages ?? new(StringComparer.Ordinal)));
    }

    /// <summary>Reads the value of the next pickle in <paramref name="bytes"/>.</summary>
    /// <param name="bytes">The bytes, which are read to the end of the pickle.</param>
    /// <param name="storages">The dictionary that receives every storage by its key.</param>
    /// <exception cref="WeightFileException">The pickle is truncated or corrupt, or exceeds a limit.</exception>
    public static object? Read(PickleBytes bytes, Dictionary<string, PickledStorage>? storages = null)
    {
        var machine = new PickleMachine(bytes, storages);
        while (true)
        {
            var at = bytes.Position;
            var instruction = bytes.Byte();
            if (instruction == (byte)'.')
                return machine._stack.Finish(at);
            if (!machine.Simple(instruction) && !machine.Number(instruction) && !machine.Text(instruction) && !machine.Container(instruction)
                && !machine.Filling(instruction) && !machine.Memo(instruction, at) && !machine.Reference(instruction, at) && !machine.Call(instruction))
                throw bytes.Problem(string.Create(CultureInfo.InvariantCulture, $"unknown pickle instruction 0x{instruction:X2}"), at);
        }
    }

    private bool Simple(byte instruction)
    {
        switch (instruction)
        {
            case 0x80 when _bytes.Byte() is var protocol:
                if (protocol > LatestProtocol)
                    throw _bytes.Problem(FormattableString.Invariant($"the pickle has protocol {protocol}; expected at most {LatestProtocol}"));
                return true;
            case 0x95: // FRAME: a length for readers that read in blocks
                _bytes.Take(8);
                return true;
            case 0x98: // READONLY_BUFFER: marks the buffer of NEXT_BUFFER as read-only
                _stack.Top();
                return true;
            case (byte)'N' or 0x97: // NEXT_BUFFER: bytes that are not in the file
                return Push(null);
            case 0x88:
                return Push(true);
            case 0x89:
                return Push(false);
            case (byte)'0':
                _stack.Pop();
                return true;
            case (byte)'1':
                _stack.PopToMark();
                return true;
            case (byte)'2':
                return Push(_stack.Top());
            default:
                return false;
        }
    }

    private bool Number(byte instruction) => instruction switch
    {
        (byte)'J' => Push((long)_bytes.Int32()),
        (byte)'K' => Push((long)_bytes.Byte()),
        (byte)'M' => Push((long)_bytes.UInt16()),
        (byte)'G' => Push(_bytes.Double()),
        (byte)'I' => Push(_bytes.Line() switch { "00" => false, "01" => true, var line => Number(line) }),
        (byte)'L' => Push(Number(_bytes.Line().TrimEnd('L'))),
        (byte)'F' => Push(double.TryParse(_bytes.Line(), CultureInfo.InvariantCulture, out var number) ? number : null),
        0x8A => Push(Number(_bytes.Take(_bytes.Byte()))),
        0x8B => Push(Number(_bytes.Take(_bytes.Int32()))),
        _ => false,
    };

    /// <summary>Parses a number in digits. Lines are short, so that parsing is fast.</summary>
    private object Number(string line)
    {
        if (!BigInteger.TryParse(line, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw _bytes.Problem("expected a number");
        return Fitting(number);
    }

    private static object Number(ReadOnlySpan<byte> bytes) => Fitting(new BigInteger(bytes));

    /// <summary>Returns the number as a long if it fits, and otherwise as a BigInteger.</summary>
    private static object Fitting(BigInteger number)
    {
        object fitting = number;
        if (number >= long.MinValue && number <= long.MaxValue)
            fitting = (long)number;
        return fitting;
    }

    private bool Text(byte instruction) => instruction switch
    {
        (byte)'X' => Push(_bytes.Text(_bytes.Int32())),
        0x8C => Push(_bytes.Text(_bytes.Byte())),
        0x8D => Push(_bytes.Text(_bytes.Int64())),
        (byte)'T' => Push(_bytes.TextOrBytes(_bytes.Int32())),
        (byte)'U' => Push(_bytes.TextOrBytes(_bytes.Byte())),
        (byte)'S' => Push(_bytes.Line(PickleBytes.MaximumLength).Trim('\'', '"')),
        (byte)'V' => Push(_bytes.Line(PickleBytes.MaximumLength)),
        (byte)'B' => PushBytes(_bytes.Int32()),
        (byte)'C' => PushBytes(_bytes.Byte()),
        0x8E or 0x96 => PushBytes(_bytes.Int64()),
        _ => false,
    };

    /// <summary>Skips bytes, such as those of an image, a random number generator or a NumPy number. No tensor is created from them.</summary>
    private bool PushBytes(long length)
    {
        _bytes.Skip(length);
        return Push(null);
    }

    private bool Container(byte instruction)
    {
        switch (instruction)
        {
            case (byte)'(':
                _stack.Mark();
                return true;
            case (byte)')':
                return Push(new PickleTuple([]));
            case (byte)'t':
                return Push(Checked(new PickleTuple(_stack.PopToMark())));
            case 0x85 or 0x86 or 0x87:
                return Push(Checked(new PickleTuple(_stack.Pop(instruction - 0x84))));
            case (byte)']' or 0x8F:
                return Push(new PickleList());
            case (byte)'l' or 0x91:
                return Push(Append(new PickleList(), _stack.PopToMark()));
            case (byte)'}':
                return Push(new PickleDictionary());
            case (byte)'d':
                return Push(Set(new PickleDictionary(), _stack.PopToMark()));
            default:
                return false;
        }
    }

    private bool Filling(byte instruction)
    {
        switch (instruction)
        {
            case (byte)'a':
                Append(ItemsOfTop(_stack.Pop(1), out var value), value);
                return true;
            case (byte)'e' or 0x90:
                Append(ItemsOfTop(_stack.PopToMark(), out var values), values);
                return true;
            case (byte)'s':
                Set(ItemsOfTop(_stack.Pop(2), out var pair), pair);
                return true;
            case (byte)'u':
                Set(ItemsOfTop(_stack.PopToMark(), out var pairs), pairs);
                return true;
            default:
                return false;
        }
    }

    private object? ItemsOfTop(object?[] popped, out object?[] items)
    {
        items = popped;
        return _stack.Top();
    }

    private bool Memo(byte instruction, int at)
    {
        switch (instruction)
        {
            case (byte)'q':
                return Remember(_bytes.Byte());
            case (byte)'r':
                return Remember((uint)_bytes.Int32());
            case (byte)'p':
                return Remember(MemoIndex(at));
            case 0x94:
                return Remember(_memo.Count);
            case (byte)'h':
                return Push(Recall(_bytes.Byte()));
            case (byte)'j':
                return Push(Recall((uint)_bytes.Int32()));
            case (byte)'g':
                return Push(Recall(MemoIndex(at)));
            default:
                return false;
        }
    }

    private long MemoIndex(int at) =>
        long.TryParse(_bytes.Line(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : throw _bytes.Problem("expected a number", at);

    private bool Reference(byte instruction, int at)
    {
        switch (instruction)
        {
            case (byte)'c':
                return Push(new PickledGlobal(_bytes.Line(), _bytes.Line()));
            case 0x93:
                var names = _stack.Pop(2);
                return names is [string module, string name] ? Push(new PickledGlobal(module, name)) : throw _bytes.Problem("expected two names", at);
            case (byte)'P':
                _bytes.Line();
                return Push(null);
            case (byte)'Q':
                return Push(_tensors.Persistent(_stack.Pop(), at));
            case 0x82:
                return Push(Extension(_bytes.Byte()));
            case 0x83:
                return Push(Extension(_bytes.UInt16()));
            case 0x84:
                return Push(Extension(_bytes.Int32()));
            default:
                return false;
        }
    }

    /// <summary>Returns the name of an extension, which Python looks up in a table of its process. Files do not contain that table.</summary>
    private static PickledGlobal Extension(int code) => new("copyreg", string.Create(CultureInfo.InvariantCulture, $"extension_{code}"));

    private bool Call(byte instruction)
    {
        switch (instruction)
        {
            case (byte)'R' or 0x81:
                var call = _stack.Pop(2);
                return Push(Make(call[0], call[1]));
            case 0x92:
                var extended = _stack.Pop(3);
                return Push(Make(extended[0], new PickleTuple([extended[1], extended[2]])));
            case (byte)'i':
                return Push(Make(new PickledGlobal(_bytes.Line(), _bytes.Line()), new PickleTuple(_stack.PopToMark())));
            case (byte)'o':
                var items = _stack.PopToMark();
                return Push(items.Length == 0 ? throw _bytes.Problem("expected a class") : Make(items[0], new PickleTuple(items[1..])));
            case (byte)'b':
                var state = _stack.Pop();
                Build(_stack.Top(), state);
                return true;
            default:
                return false;
        }
    }

    private object? Make(object? callable, object? arguments)
    {
        if (callable is PickledGlobal global && arguments is PickleTuple { Items: var items } && _tensors.Rebuild(global, items) is { } made)
            return made is PickleContainer container ? Checked(container) : made;
        return Checked(new PickledObject(callable, arguments));
    }

    /// <summary>
    /// Records attributes of a placeholder. Attributes of an OrderedDict are ignored, because they are PyTorch's format versions of modules. Any other value
    /// with attributes is replaced by a placeholder.
    /// </summary>
    private void Build(object? target, object? state)
    {
        if (target is PickledObject placeholder)
        {
            placeholder.Build(state);
            Checked(placeholder);
        }
        else if (target is not PickleDictionary)
        {
            _stack.Pop();
            Push(new PickledObject(target, null));
        }
    }

    private object? Append(object? target, object?[] items)
    {
        foreach (var item in items)
        {
            if (target is PickleList list)
                list.Add(item);
            else if (target is PickledObject placeholder)
                placeholder.Add(item);
            else
                throw _bytes.Problem("expected a list to append to");
        }

        return Checked(target);
    }

    private object? Set(object? target, object?[] items)
    {
        if (items.Length % 2 != 0)
            throw _bytes.Problem("a key has no value");
        for (var i = 0; i < items.Length; i += 2)
        {
            if (target is PickleDictionary dictionary)
                dictionary.Add(items[i], items[i + 1]);
            else if (target is PickledObject placeholder)
                placeholder.Set(items[i], items[i + 1]);
            else
                throw _bytes.Problem("expected a dictionary to fill");
        }

        return Checked(target);
    }

    private object? Checked(object? value) => value is not PickleContainer { Depth: > MaximumDepth }
        ? value
        : throw _bytes.Problem(FormattableString.Invariant($"values are nested more than {MaximumDepth} levels deep"));

    private bool Push(object? value)
    {
        _stack.Push(value);
        return true;
    }

    private bool Remember(long index)
    {
        _memo[index] = _stack.Top();
        if (_memo.Count > MaximumMemo)
            throw _bytes.Problem(FormattableString.Invariant($"the memo has more than {MaximumMemo} values"));
        return true;
    }

    private object? Recall(long index) =>
        _memo.TryGetValue(index, out var value) ? value : throw _bytes.Problem(FormattableString.Invariant($"value {index} is not in the memo"));
}
