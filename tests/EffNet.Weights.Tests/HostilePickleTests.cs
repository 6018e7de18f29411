using EffNet.Networks;
using EffNet.Weights;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>Malicious pickles in an archive with correct checksums. The first test shows that a valid pickle loads.</summary>
public sealed class HostilePickleTests : FileTests
{
    private const string Entry = "archive/data.pkl";

    public static TheoryData<string, string> Callables => new()
    {
        { "os", "system" }, { "posix", "system" }, { "nt", "system" }, { "builtins", "eval" }, { "builtins", "exec" }, { "__builtin__", "eval" }, { "builtins", "getattr" },
        { "subprocess", "Popen" }, { "torch", "load" }, { "torch.hub", "load" }, { "torch._utils", "_rebuild_tensor" }, { "torch._utils", "_rebuild_tensor_v2.__globals__" },
        { "collections", "OrderedDict.__class__" }, { "collections", "orderedDict" }, { "torch", "FloatStorage.__init__" }, { "torch", "" }, { "", "" },
        { "torch.storage", "_load_from_bytes" }, { "numpy.core.multiarray", "_reconstruct" }, { "torch.jit", "load" }, { "torch", "floatStorage" },
    };

    [Fact]
    public void Valid_pickle_loads()
    {
        AssertLoads(Write("honest.pth", LayerFile.OfPickle(LayerFile.Pickle())));
        AssertLoads(Write("honest_legacy.pth", LayerFile.Legacy()));
    }

    [Theory]
    [MemberData(nameof(Callables))]
    public void Function_calls_in_a_pickle_are_not_executed(string module, string name)
    {
        var marker = PathOf("touched");
        PickleProgram Call(PickleProgram p) => p.Global(module, name).Text($"touch {marker}").Do(0x85).Do("R");
        var beside = PickleProgram.Start().Do("}(").Text("args").Do(Call(PickleProgram.Start()).Bytes()[2..]).Text("model").Do(LayerFile.Pickle()[2..^1]).Do("u").End();

        AssertLoads(Write("beside.pth", LayerFile.OfPickle(beside)));
        AssertLoads(Write("beside_legacy.pth", LayerFile.Legacy(beside)));
        Assert.Equal(Entry, Refuse(LayerFile.OfPickle(Call(PickleProgram.Start()).End())).Entry);

        Assert.False(File.Exists(marker));
    }

    [Theory]
    [MemberData(nameof(Callables))]
    public void Required_tensor_from_a_function_call_throws_an_exception_that_names_it(string module, string name)
    {
        var error = Refuse(LayerFile.OfFirst(p => p.Global(module, name).Text("true").Do(0x85).Do("R")));

        Assert.Equal(LayerFile.First, error.Entry);
        Assert.Contains($"'{module}.{name}'", error.Message, StringComparison.Ordinal);
        using var module2 = Layers.Create();
        Assert.Throws<WeightFileException>(() => module2.LoadWeights(PathOf("hostile.bin"), strict: false));
    }

    [Theory]
    [MemberData(nameof(Callables))]
    public void Tensor_from_a_function_that_the_stack_names_throws_an_exception_that_names_it(string module, string name)
    {
        var error = Refuse(LayerFile.OfFirst(p => p.Text(module).Text(name).Do(0x93).Text("true").Do(0x85).Do("R")));

        Assert.Equal(LayerFile.First, error.Entry);
    }

    [Fact]
    public void Function_call_in_the_arguments_of_a_tensor_is_not_executed()
    {
        var error = Refuse(LayerFile.OfFirst(p => p
            .Global("torch._utils", "_rebuild_tensor_v2").Do("(").Storage("FloatStorage", "0", 108)
            .Global("os", "system").Text("true").Do(0x85).Do("R").Do("tR")));

        Assert.Equal(LayerFile.First, error.Entry);
    }

    [Fact]
    public void Function_call_in_the_system_information_of_a_legacy_file_throws() =>
        Refuse(LayerFile.Legacy(machine: PickleProgram.Start().Global("os", "system").Text("true").Do(0x85).Do("R").End()));

    /// <summary>Every instruction that creates an object, next to the weights. Such objects are recorded and do not prevent loading.</summary>
    [Theory]
    [InlineData("(cos\nsystem\nX\u0004\0\0\0trueo")]
    [InlineData("(X\u0004\0\0\0trueios\nsystem\n")]
    [InlineData("cos\nsystem\n)\u0081")]
    [InlineData("cos\nsystem\n)}\u0092")]
    [InlineData("cargparse\nNamespace\n)\u0081}(X\u0001\0\0\0aK\u0001ub")]
    [InlineData("cos\nsystem\n)R(NN\u0085lb")]
    [InlineData("cos\nsystem\n)\u0081(K\u0001K\u0002e(NNu")]
    [InlineData("cos\nsystem\n}b")]
    [InlineData("\u0082\u0001)R")]
    [InlineData("\u0083\u0001\u0001)R")]
    [InlineData("\u0084\u0001\u0001\u0001\u0001)R")]
    [InlineData("Pkey\n")]
    [InlineData("(K\u0001K\u0001d")]
    [InlineData("(NN1N")]
    [InlineData("\u008F(K\u0001K\u0002\u0090")]
    [InlineData("(K\u0001\u0091")]
    [InlineData("I12\n")]
    [InlineData("I01\n")]
    [InlineData("L99999999999999999999999L\n")]
    [InlineData("F1.5\n")]
    [InlineData("S'text'\n")]
    [InlineData("Vtext\n")]
    [InlineData("Np7\n0g7\n")]
    [InlineData("C\u0003\u00FF\u00FE\u00FD")]
    [InlineData("B\u0003\0\0\0\u00FF\u00FE\u00FD")]
    [InlineData("\u008E\u0003\0\0\0\0\0\0\0\u00FF\u00FE\u00FD")]
    [InlineData("\u0096\u0003\0\0\0\0\0\0\0\u00FF\u00FE\u00FD")]
    [InlineData("\u008D\u0003\0\0\0\0\0\0\0abc")]
    [InlineData("U\u0003\u00FF\u00FE\u00FD")]
    [InlineData("\u0097\u0098")]
    [InlineData("\u008B\u0011\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u0001")]
    public void Other_values_in_the_pickle_of_the_weights_are_ignored(string value)
    {
        var program = PickleProgram.Start().Do("}(").Text("other").Do(value).Text("model").Do(LayerFile.Pickle()[2..^1]).Do("u").End();

        AssertLoads(Write("beside.pth", LayerFile.OfPickle(program)));
    }

    [Fact]
    public void Unknown_pickle_instruction_throws() => Assert.Equal(2, Refuse(LayerFile.OfPickle(PickleProgram.Start().Do(0xFF).End())).Offset);

    [Fact]
    public void Tensor_whose_attributes_are_set_throws_an_exception_that_names_it()
    {
        var error = Refuse(LayerFile.OfFirst(p => p.Tensor("FloatStorage", "0", 108, 0, [4, 3, 3, 3], [27, 9, 3, 1]).Do("}(").Text("data").Do("Nub")));

        Assert.Equal(LayerFile.First, error.Entry);
    }

    [Fact]
    public void Huge_memo_index_in_a_pickle_uses_no_memory()
    {
        // Three huge indices: a reader that stores the memo in an array would allocate 32 GB.
        var program = PickleProgram.Start().Do("N").Repeat(20_000, (p, i) => p.Do("r").Int32(-1 - (i % 3))).Do("0");
        var state = LayerFile.Pickle();
        var file = LayerFile.OfPickle([.. program.Bytes(), .. state]);

        AssertLoads(Write("memo.pth", file));
    }

    [Fact]
    public void Pickle_memo_above_the_limit_throws()
    {
        var program = PickleProgram.Start().Do("N").Repeat((1 << 23) + 1, (p, _) => p.Do((byte)0x94)).Do("0");

        var error = Refuse(LayerFile.OfPickle([.. program.Bytes(), .. LayerFile.Pickle()]));

        // MEMOIZE uses the next free index, so every instruction adds an entry.
        Assert.Contains("the memo has more than", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Offset!.Value, 1 << 23, (1 << 23) + 8);
    }

    [Fact]
    public void Pickle_stack_above_the_limit_throws() =>
        Assert.Contains(
            "the stack has more than 4194304 values",
            Refuse(LayerFile.OfPickle(PickleProgram.Start().Repeat((1 << 22) + 1, (p, _) => p.Do("N")).End())).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(0x85)]
    [InlineData((int)'t')]
    [InlineData((int)'a')]
    [InlineData((int)'l')]
    [InlineData((int)'e')]
    [InlineData((int)'s')]
    [InlineData((int)'u')]
    public void Pickle_nesting_above_the_limit_throws(int instruction)
    {
        // Python's reader accepts these values, and a recursive walk through them would overflow the stack.
        const int Deep = 50_000;
        var program = PickleProgram.Start().Do("N").Repeat(Deep, (p, _) =>
        {
            switch ((char)instruction)
            {
                case 't' or 'l':
                    p.Do("q\0").Do("0").Do("(h\0").Do((byte)instruction);
                    break;
                case 'a':
                    p.Do("q\0").Do("0").Do("]h\0").Do((byte)instruction);
                    break;
                case 'e':
                    p.Do("q\0").Do("0").Do("](h\0").Do((byte)instruction);
                    break;
                case 's':
                    p.Do("q\0").Do("0").Do("}").Text("model").Do("h\0").Do((byte)instruction);
                    break;
                case 'u':
                    p.Do("q\0").Do("0").Do("}(").Text("model").Do("h\0").Do((byte)instruction);
                    break;
                default:
                    p.Do((byte)instruction);
                    break;
            }
        });

        var error = Refuse(LayerFile.OfPickle(program.End()));

        Assert.Contains("levels deep", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Offset!.Value, 1000, 30_000);
    }

    [Fact]
    public void Too_many_marks_in_a_pickle_throw()
    {
        var error = Refuse(LayerFile.OfPickle(PickleProgram.Start().Repeat(1_000_000, (p, _) => p.Do("(")).End()));

        Assert.Contains("are nested", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Offset!.Value, 1000, 1010);
    }

    [Fact]
    public void Exponentially_nested_tuples_throw_without_using_memory()
    {
        // Ten references to ten references …, 90 levels: a walk through all of them would visit 10^90 values.
        var program = PickleProgram.Start().Text("ha").Do("q\0").Repeat(90, (p, _) => p.Do("0(").Repeat(10, (q, _) => q.Do("h\0")).Do("tq\0"));

        var error = Refuse(LayerFile.OfPickle(program.End()));

        Assert.Contains("does not have named tensors", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dictionary_that_contains_itself_throws()
    {
        string[] keys = ["state_dict", "model", "model_state_dict", "module", "ema", "model_ema", "state_dict_ema", "ema_state_dict"];
        var program = PickleProgram.Start().Do("}q\0(").Repeat(keys.Length, (p, i) => p.Text(keys[i]).Do("h\0")).Do("u");

        Assert.Contains("does not have named tensors", Refuse(LayerFile.OfPickle(program.End())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_chain_of_nested_dictionaries_throws()
    {
        // Each dictionary is added to the previous one while it is still empty, so that the reader cannot count the depth.
        var program = PickleProgram.Start().Do("}q\u0001").Repeat(100_000, (p, _) => p.Text("model").Do("}q\u0002s0h\u0002q\u0001"));

        Refuse(LayerFile.OfPickle(program.End()));
    }

    [Theory]
    [InlineData("X", int.MaxValue)]
    [InlineData("X", -1)]
    [InlineData("X", int.MinValue)]
    [InlineData("T", int.MaxValue)]
    [InlineData("T", -1)]
    public void Text_with_a_wrong_declared_length_throws_with_the_offset(string instruction, int length)
    {
        var file = LayerFile.OfPickle(PickleProgram.Start().Do(instruction).Int32(length).Do("abc.").Bytes());

        var error = Refuse(file);

        Assert.Contains(" bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal((Entry, 7), (error.Entry, error.Offset));
    }

    public static TheoryData<string, long, long, long[], long[]> Views => new()
    {
        { "a negative size", 108, 0, [4, -3, 3, 3], [27, 9, 3, 1] },
        { "two negative sizes", 108, 0, [4, -3, -3, 3], [27, 9, 3, 1] },
        { "a negative stride", 108, 107, [4, 3, 3, 3], [-27, -9, -3, -1] },
        { "a negative offset", 108, -1, [4, 3, 3, 3], [27, 9, 3, 1] },
        { "the smallest offset", 108, long.MinValue, [4, 3, 3, 3], [27, 9, 3, 1] },
        { "the largest offset", 108, long.MaxValue, [4, 3, 3, 3], [27, 9, 3, 1] },
        { "an offset by which the end is passed", 108, 1, [4, 3, 3, 3], [27, 9, 3, 1] },
        { "a stride by which the end is passed", 108, 0, [4, 3, 3, 3], [28, 9, 3, 1] },
        { "a stride that wraps around", 108, 0, [4, 3, 3, 3], [long.MaxValue / 2, long.MaxValue, 3, 1] },
        { "strides that wrap around to 0", 108, 0, [4, 3, 3, 3], [1L << 62, 1L << 62, 1L << 62, 1L << 62] },
        { "a shape that wraps around to 0", 108, 0, [1L << 62, 4], [4, 1] },
        { "a shape that wraps around to 1", 1, 0, [(1L << 62) + 1, 4], [0, 0] },
        { "an empty shape beyond all bounds", 108, 0, [1L << 62, 4, 0], [0, 0, 0] },
        { "no strides", 108, 0, [4, 3, 3, 3], [] },
        { "a stride too many", 108, 0, [4, 3, 3, 3], [108, 27, 9, 3, 1] },
        { "a storage of less than nothing", -108, 0, [4, 3, 3, 3], [27, 9, 3, 1] },
        { "a storage of more than there is", 109, 0, [4, 3, 3, 3], [27, 9, 3, 1] },
        { "a storage of less than there is", 107, 0, [4, 3, 3, 3], [27, 9, 3, 1] },
        { "a storage of exabytes", long.MaxValue, 0, [4, 3, 3, 3], [27, 9, 3, 1] },
        { "a storage whose bytes wrap around", (1L << 62) + 108, 0, [4, 3, 3, 3], [27, 9, 3, 1] },
        { "an empty tensor in exabytes", long.MaxValue, 0, [0], [1] },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public void Tensor_outside_its_storage_throws(string what, long count, long offset, long[] shape, long[] strides)
    {
        Assert.NotNull(what);
        void First(PickleProgram program) => program.Tensor("FloatStorage", "0", count, offset, shape, strides);

        var error = Refuse(LayerFile.OfFirst(First));
        var legacy = Refuse(LayerFile.Legacy(LayerFile.Pickle(First)));

        Assert.NotNull(error.Entry);
        Assert.True(legacy.Offset is not null || legacy.Entry is not null, legacy.Message);
    }

    [Fact]
    public void Tensor_of_65_dimensions_throws()
    {
        var ones = Enumerable.Repeat(1L, 65).ToArray();

        Assert.Contains("65 dimensions", Refuse(LayerFile.OfFirst(p => p.Tensor("FloatStorage", "0", 108, 0, ones, ones))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a number for a storage")]
    [InlineData("a text for an offset")]
    [InlineData("a fraction for a size")]
    [InlineData("a huge number for a size")]
    [InlineData("a list for strides")]
    [InlineData("no arguments")]
    [InlineData("eight arguments")]
    public void Tensor_with_malformed_arguments_throws(string what)
    {
        Refuse(LayerFile.OfFirst(p =>
        {
            p.Global("torch._utils", "_rebuild_tensor_v2").Do("(");
            if (what != "no arguments")
            {
                _ = what == "a number for a storage" ? p.Number(0) : p.Storage("FloatStorage", "0", 108);
                _ = what == "a text for an offset" ? p.Text("0") : p.Number(0);
                _ = what switch
                {
                    "a fraction for a size" => p.Do("(G").Do(new byte[8]).Do("t"),
                    "a huge number for a size" => p.Do("(").Do(0x8A, 16).Do(Enumerable.Repeat((byte)0x7F, 16).ToArray()).Do("t"),
                    _ => p.Tuple(108),
                };
                _ = what == "a list for strides" ? p.Do("](K\u0001e") : p.Tuple(1);
                p.Do(0x89).Do(")");
                if (what == "eight arguments")
                    p.Do("NN");
            }

            p.Do("tR");
        }));
    }

    [Fact]
    public void Storage_with_two_different_declarations_throws()
    {
        void First(PickleProgram p) => p.Tensor("IntStorage", "0", 108, 0, [4, 3, 3, 3], [27, 9, 3, 1]).Do("0").Tensor("FloatStorage", "0", 108, 0, [4, 3, 3, 3], [27, 9, 3, 1]);

        Assert.Contains("two different declarations", Refuse(LayerFile.OfFirst(First)).Message, StringComparison.Ordinal);
        Assert.Contains("two different declarations", Refuse(LayerFile.Legacy(LayerFile.Pickle(First))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../0")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\Windows\\win.ini")]
    [InlineData("0\0")]
    [InlineData("")]
    public void Key_of_a_storage_is_not_used_as_a_path(string key)
    {
        void First(PickleProgram p) => p.Tensor("FloatStorage", key, 108, 0, [4, 3, 3, 3], [27, 9, 3, 1]);

        var error = Refuse(LayerFile.OfFirst(First));

        Assert.Equal(LayerFile.First, error.Entry);
        Assert.Contains("is missing", error.Message, StringComparison.Ordinal);
        Refuse(LayerFile.Legacy(LayerFile.Pickle(First)));
    }

    [Theory]
    [InlineData("CPU")]
    [InlineData("BIN")]
    [InlineData("")]
    public void Malformed_storage_in_a_pickle_throws_with_the_offset(string what)
    {
        var error = Refuse(LayerFile.OfFirst(p => (what switch
        {
            "CPU" => p.Do("(").Text("storage").Global("torch", "FloatStorage").Number(0).Text("cpu").Number(108).Do("tQ"),
            "BIN" => p.Text("0").Do("Q"),
            _ => p.Do(")Q"),
        }).Do("0N")));

        Assert.Equal(Entry, error.Entry);
        Assert.NotNull(error.Offset);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("t")]
    [InlineData("u")]
    [InlineData("s")]
    [InlineData("a")]
    [InlineData("e")]
    [InlineData("l")]
    [InlineData("b")]
    [InlineData("R")]
    [InlineData("Q")]
    [InlineData("\u0085")]
    [InlineData("\u0087")]
    [InlineData("\u0093")]
    [InlineData("\u0094")]
    [InlineData("q\0")]
    [InlineData("h\u0001")]
    [InlineData("j\u0001\u0002\u0003\u0004")]
    [InlineData("N(0")]
    [InlineData("N(2")]
    [InlineData("}(s")]
    [InlineData("}(Nu")]
    [InlineData("](a")]
    [InlineData("N(.")]
    [InlineData("NN")]
    [InlineData("(")]
    [InlineData("")]
    [InlineData("\u0080\u0006N")]
    [InlineData("K")]
    [InlineData("c")]
    [InlineData("cos")]
    [InlineData("cos\nsystem")]
    [InlineData("G\0\0")]
    [InlineData("\u0095\0\0\0")]
    [InlineData("X\u0002\0\0\0\u00FF\u00FE")]
    public void Invalid_pickle_throws_with_the_offset(string program)
    {
        var error = Refuse(LayerFile.OfPickle(PickleProgram.Start().Do(program).End()));

        Assert.Equal(Entry, error.Entry);
        Assert.InRange(error.Offset!.Value, 2, 3 + program.Length);
    }

    [Theory]
    [InlineData("N")]
    [InlineData(")")]
    [InlineData("]")]
    [InlineData("}")]
    [InlineData("K\u0005")]
    [InlineData("}(NNu")]
    [InlineData("}(U\u0005modelU\u0002hiu")]
    [InlineData("}(U\u0005model}u")]
    public void Pickle_without_tensors_throws(string program) =>
        Assert.Contains("does not have named tensors", Refuse(LayerFile.OfPickle(PickleProgram.Start().Do(program).End())).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_tensors_of_a_pickle_with_one_name_throw()
    {
        var error = Refuse(
            LayerFile.OfFirst(p => p.Tensor("FloatStorage", "0", 108, 0, [4, 3, 3, 3], [27, 9, 3, 1]).Text(LayerFile.First).Tensor("FloatStorage", "0", 108, 0, [108], [1])));

        Assert.Contains($"'{LayerFile.First}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classifier_with_too_many_classes_throws()
    {
        var program = PickleProgram.Start().Global("collections", "OrderedDict").Do(")R(");
        foreach (var tensor in TinyNetwork.Definition.Network.State.Where(t => t.Kind != StateTensorKind.Count))
        {
            var shape = tensor.Shape.Select(size => (long)size).ToArray();
            if (tensor.Name.StartsWith("classifier.", StringComparison.Ordinal))
                shape[0] = 3_000_000_000;
            program.Text(tensor.Name).Tensor("FloatStorage", "0", 108, 0, shape, new long[shape.Length]);
        }

        var path = Write("expanded.pth", LayerFile.OfPickle(program.Do("u").End()));

        Assert.Contains(Assert.Throws<WeightMismatchException>(() => TinyNetwork.Load(path)).Report.WrongShape, m => m.Found.Contains("3000000000", StringComparison.Ordinal));
        Assert.Throws<WeightMismatchException>(() => NetworkWeights.Open(TinyNetwork.Definition.Network, path));
    }

    [Fact]
    public void One_tuple_that_is_the_shape_of_4000_tensors_uses_little_memory()
    {
        const int Many = 4000;
        var program = PickleProgram.Start().Global("torch._utils", "_rebuild_tensor_v2").Do("q\0").Storage("FloatStorage", "0", 108).Do("q\u0001")
            .Do("(").Repeat(Many, (p, _) => p.Do("K\u0001")).Do("tq\u0002(")
            .Repeat(Many, (p, _) => p.Do("h\0(h\u0001K\0h\u0002h\u0002").Do(0x89).Do(")tR")).Do("t0000");

        AssertModest([.. program.Bytes(), .. LayerFile.Pickle()]);
    }

    [Fact]
    public void One_list_that_fills_4000_dictionaries_uses_little_memory()
    {
        const int Many = 4000;
        var program = PickleProgram.Start().Global("collections", "OrderedDict").Do("q\0NN").Do(0x86).Do("q\u0001")
            .Do("](").Repeat(Many, (p, _) => p.Do("h\u0001")).Do("eq\u0002(")
            .Repeat(Many, (p, _) => p.Do("h\0h\u0002").Do(0x85).Do("R")).Do("t000");

        AssertModest([.. program.Bytes(), .. LayerFile.Pickle()]);
    }

    [Theory]
    [InlineData("]")]
    [InlineData("}")]
    [InlineData("N0")]
    [InlineData("](NNe0")]
    [InlineData("K\u0001\u0085")]
    [InlineData("U\u0001x")]
    public void Memory_for_a_pickle_is_a_small_multiple_of_its_size(string values)
    {
        var program = PickleProgram.Start().Do("(").Repeat(200_000, (p, _) => p.Do(values)).Do("l0");
        AssertModest([.. program.Bytes(), .. LayerFile.Pickle()]);
    }

    /// <summary>Asserts that loading allocates at most 300 bytes for each byte of the file, whether it succeeds or throws.</summary>
    private void AssertModest(byte[] pickle)
    {
        var path = Write("greedy.pth", LayerFile.OfPickle(pickle));
        using var module = Layers.Create();
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            module.LoadWeights(path);
        }
        catch (WeightFileException)
        {
            // An exception is as good as loading.
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000 + (300L * pickle.Length));
    }
}
