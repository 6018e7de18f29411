using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>TorchScript archives: modules whose attributes are tensors and modules, with code that is never run.</summary>
public sealed class TorchScriptFileTests : FileTests
{
    [Theory]
    [InlineData("layers_script.pt")]
    [InlineData("layers_trace.pt")]
    [InlineData("layers_attributes.pt")]
    public void Weights_of_scripted_and_traced_modules_load(string file)
    {
        var report = AssertLoads(Golden(file));

        Assert.Equal((WeightFormat.PyTorch, true, string.Empty), (report.Format, report.IsComplete, report.From));
        Assert.Equal(8, report.Matched.Count);
    }

    [Fact]
    public void State_dict_in_a_TorchScript_attribute_is_found() => Assert.Equal("state", AssertLoads(Golden("layers_table.pt")).From.TrimEnd('/'));

    [Fact]
    public void Reader_lists_only_the_tensors_of_a_TorchScript_module()
    {
        using var reader = WeightReader.Open(Golden("layers_script.pt"));

        Assert.Equal(
            [.. Layers.Weights.Select(w => w.Name), "1.num_batches_tracked"], reader.Tensors.Select(t => t.Name).OrderBy(n => n.EndsWith("tracked", StringComparison.Ordinal)));
    }

    [Fact]
    public void Frozen_TorchScript_module_throws_with_the_reason()
    {
        using var module = Layers.Create();

        var error = Refuse(module, Golden("layers_frozen.pt"));

        Assert.Contains("constants of its code", error.Message, StringComparison.Ordinal);
        Assert.Contains("state_dict()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_dict_in_an_archive_with_code_loads() =>
        AssertLoads(
            Write(
                "state.pt",
                Archive.Write(
                    [.. LayerFile.Entries(), new("archive/constants.pkl", PickleProgram.Start().Do(")").End()), new("archive/code/__torch__.py", "import os"u8.ToArray())])));

    [Fact]
    public void Function_calls_in_TorchScript_attributes_are_not_executed()
    {
        var pickle = Module(PickleProgram.Start(), program => Attributes(program.Text("hook").Global("os", "system").Do("(").Text("touch escaped").Do("tR"))).End();

        AssertLoads(Write("calling.pt", LayerFile.OfPickle(pickle)));
        Assert.False(File.Exists(PathOf("escaped")));
    }

    [Fact]
    public void Two_TorchScript_attributes_with_one_name_throw()
    {
        var pickle = Module(PickleProgram.Start(), program => Attributes(Attributes(program))).End();

        Assert.Contains("two tensors have the name '0.weight'", Refuse(LayerFile.OfPickle(pickle)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TorchScript_modules_that_are_shared_too_often_throw()
    {
        // Every module contains the previous module twice: 2^60 tensors in a few kilobytes.
        const int Levels = 60;
        var pickle = Module(PickleProgram.Start(), program => Attributes(program)).Do((byte)'q', 0);
        for (var i = 0; i < Levels; i++)
            pickle = Module(pickle.Do("0"), program => program.Text("a").Do((byte)'h', 0).Text("b").Do((byte)'h', 0)).Do((byte)'q', 0);

        Assert.Contains("shared", Refuse(LayerFile.OfPickle(pickle.End())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TorchScript_modules_that_are_nested_too_deeply_throw()
    {
        const int Levels = 2000;
        var pickle = PickleProgram.Start().Repeat(Levels, (program, _) => program.Global("__torch__", "M").Do((byte)')', 0x81, (byte)'}', (byte)'(').Text("m")).Do("N");
        pickle = pickle.Repeat(Levels, (program, _) => program.Do("ub"));

        Refuse(LayerFile.OfPickle(pickle.End()));
    }

    [Theory]
    [InlineData("torch._utils", "_rebuild_qtensor", true)]
    [InlineData("torch.jit._pickle", "build_intlist", false)]
    public void Tensors_of_an_unsupported_kind_are_listed_and_other_objects_are_not(string module, string name, bool isTensor)
    {
        var pickle = Module(PickleProgram.Start(), program => Attributes(program.Text("extra.weight").Global(module, name).Do(")R"))).End();
        using var reader = WeightReader.Open(Write("quantized.pt", LayerFile.OfPickle(pickle)));

        Assert.Equal(isTensor, reader.Tensors.Any(t => t.Name == "extra.weight"));
    }

    [Fact]
    public void TorchScript_object_without_attributes_throws() =>
        Assert.Contains(
            "does not have named tensors", Refuse(LayerFile.OfPickle(PickleProgram.Start().Global("__torch__", "M").Do((byte)')', 0x81).End())).Message, StringComparison.Ordinal);

    private static PickleProgram Module(PickleProgram program, Func<PickleProgram, PickleProgram> attributes) =>
        attributes(program.Global("__torch__", "M").Do((byte)')', 0x81, (byte)'}', (byte)'(')).Do("ub");

    private static PickleProgram Attributes(PickleProgram program)
    {
        for (var i = 0; i < Layers.Weights.Count; i++)
        {
            var (name, shape) = Layers.Weights[i];
            var strides = shape.Select((_, d) => shape.Skip(d + 1).Aggregate(1L, (product, size) => product * size)).ToArray();
            program.Text(name).Tensor("FloatStorage", $"{i}", shape.Aggregate(1L, (product, size) => product * size), 0, shape, strides);
        }

        return program.Text("1.num_batches_tracked").Tensor("LongStorage", "count", 1, 0, [], []);
    }
}
