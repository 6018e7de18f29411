using EffNet.GeneratedCode;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Tests which methods of generated code return new memory. ForwardSimulation relies on this.</summary>
public sealed class RunTimeStorageTests : IDisposable
{
    private readonly IDisposable _noGrad = no_grad();
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _value = HashedNumbers.Images(1, 4, 6, 6);

    public void Dispose()
    {
        _scope.Dispose();
        _noGrad.Dispose();
    }

    [Theory]
    [InlineData("SiLU", true)]
    [InlineData("ReLU", true)]
    [InlineData("ReLU6", true)]
    [InlineData("Hardswish", true)]
    [InlineData("Sigmoid", true)]
    [InlineData("GELU", false)]
    public void Activation_without_hooks_overwrites_its_input_if_possible(string activation, bool overwrites)
    {
        nn.Module<Tensor, Tensor> module = activation switch
        {
            "SiLU" => nn.SiLU(),
            "ReLU" => nn.ReLU(),
            "ReLU6" => nn.ReLU6(),
            "Hardswish" => nn.Hardswish(),
            "Sigmoid" => nn.Sigmoid(),
            _ => nn.GELU(),
        };

        // The alias keeps the memory alive if the activation disposes its input.
        var alias = _value.alias();

        Assert.Equal(overwrites, IsOneMemory(alias, Methods.CallActivate(module, _value)));
    }

    [Fact]
    public void Arithmetic_without_hooks_overwrites_its_first_operand()
    {
        var other = ones_like(_value);

        Assert.True(IsOneMemory(_value, Methods.CallMultiply(Methods.CallAdd(_value, other), other)));
    }

    [Fact]
    public void Layers_that_change_nothing_return_the_memory_of_their_input()
    {
        var (dropout, depth) = (nn.Dropout(0.5), new StochasticDepth(0.5));
        dropout.eval();
        depth.eval();

        Assert.True(IsOneMemory(_value, Methods.CallLayer(dropout, _value)));
        Assert.True(IsOneMemory(_value, Methods.CallLayer(depth, _value)));
        Assert.True(IsOneMemory(_value, SamePadding.Pad(_value, kernel: 2, stride: 2)));
        Assert.True(IsOneMemory(_value, _value.flatten(1)));
    }

    [Fact]
    public void Layers_that_compute_return_new_memory()
    {
        var (convolution, norm) = (nn.Conv2d(4, 4, 1, bias: false), nn.BatchNorm2d(4));
        norm.eval();
        var pixel = HashedNumbers.Images(1, 4, 1, 1);

        Assert.False(IsOneMemory(_value, Methods.CallNormed(convolution, norm, _value)));
        Assert.False(IsOneMemory(_value, Methods.CallLayer(nn.MaxPool2d(1), _value)));
        Assert.False(IsOneMemory(pixel, Methods.CallMean(nn.AdaptiveAvgPool2d(1), pixel)));
        Assert.False(IsOneMemory(_value, SamePadding.Pad(_value, kernel: 3, stride: 2)));
    }

    /// <summary>Returns true if writing to one tensor changes the other.</summary>
    private static bool IsOneMemory(Tensor first, Tensor second)
    {
        second.fill_(42);
        return first.eq(42).all().item<bool>();
    }

    /// <summary>Gives access to protected methods of generated modules.</summary>
    private sealed class Methods() : UnrolledModule(nameof(Methods))
    {
        public static Tensor CallActivate(nn.Module<Tensor, Tensor> activation, Tensor value) => Activate(activation, value, unwatched: true);

        public static Tensor CallAdd(Tensor value, Tensor summand) => Add(value, summand, unwatched: true);

        public static Tensor CallMultiply(Tensor value, Tensor factor) => Multiply(value, factor, unwatched: true);

        public static Tensor CallLayer(nn.Module<Tensor, Tensor> layer, Tensor value) => Call(layer, value);

        public static Tensor CallNormed(TorchSharp.Modules.Conv2d convolution, TorchSharp.Modules.BatchNorm2d norm, Tensor value) =>
            Call(convolution, norm, value, unwatched: true);

        public static Tensor CallMean(TorchSharp.Modules.AdaptiveAvgPool2d pool, Tensor value) => Mean(pool, value);

        public override Tensor forward(Tensor input) => input.alias();
    }
}
