using System.Reflection;
using EffNet.Tests.GeneratedCode;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Compares the memory constants for evaluation with the generated code.</summary>
public sealed class ActivationMemoryTests
{
    public static TheoryData<string> All => [.. Subjects.Published, .. Subjects.Probes];

    public static TheoryData<string> Small =>
    [
        "EfficientNetB0", "TfEfficientNetB0", "EfficientNetV2S", "EfficientNetLite0", "MobileNetV1W100", "MobileNetV2W100", "ResNet18", "ResNet50",
        "ReluProbeSame", "GeluProbeSymmetric", "BasicProbeSame", "BottleneckProbeSymmetric", "FusedProbeSame", "SeparableProbeSame", "PoolProbeSymmetric",
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void MemoryBytes_equals_the_simulated_peak_memory_of_the_generated_forward(string type)
    {
        var simulation = new ForwardSimulation(type);

        Assert.Equal(sizeof(float) * simulation.PeakElements, Constants.Read(Subjects.Find(type).Type, "MemoryBytes"));
        Assert.Equal(1, simulation.TensorsLeft);
    }

    // A hook on a block does not change how the block runs, because its layers have no hooks.
    [Theory]
    [MemberData(nameof(Small))]
    public void Number_of_live_tensors_at_every_block_equals_that_of_the_simulation(string type)
    {
        using var noGrad = no_grad();
        var subject = Subjects.Find(type);
        using var model = subject.CreateCalibrated();
        using var images = HashedNumbers.Images(1, subject.Network.Input.Channels, 48, 40);
        var (counts, before) = (new List<int>(), 0L);
        foreach (var module in PartsOf(model))
            module.register_forward_pre_hook((_, input) =>
            {
                counts.Add((int)(Tensor.TotalCount - before));
                return input;
            });

        LiveTensors.LeftBy(() =>
        {
            before = Tensor.TotalCount;
            model.call(images).Dispose();
        });

        Assert.Equal(new ForwardSimulation(type).TensorsAtCalls, counts);
    }

    /// <summary>Returns all stages and blocks, including those without a name in the state_dict.</summary>
    private static IEnumerable<UnrolledModule> PartsOf(object parent) =>
        from property in parent.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.PropertyType.IsSubclassOf(typeof(UnrolledModule))
        let part = (UnrolledModule)property.GetValue(parent)!
        from module in PartsOf(part).Prepend(part)
        select module;
}
