using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class LearningTests
{
    public static TheoryData<string> Types => [.. Sweep.Add(["EfficientNetB0", "MobileNetV2W100"], "TfEfficientNetB0", "ResNet18")];

    // Dropout and stochastic depth are active, so single losses vary. The test compares averages.
    [Theory]
    [MemberData(nameof(Types))]
    public void Training_on_one_batch_halves_its_loss(string type)
    {
        random.manual_seed(20190611);
        using var scope = NewDisposeScope();
        using var model = Subjects.Find(type).CreateFor(4, 3);
        using var optimizer = optim.Adam(model.parameters(), lr: 3e-4);
        var images = HashedNumbers.Images(8, 3, 48, 48);
        var labels = tensor([0L, 1, 2, 3, 3, 2, 1, 0]);

        var losses = Enumerable.Range(0, 20).Select(_ => Step()).ToList();

        Assert.InRange(losses[^10..].Average(), 0, losses[..5].Average() / 2);

        float Step()
        {
            optimizer.zero_grad();
            var loss = nn.functional.cross_entropy(model.call(images), labels);
            loss.backward();
            optimizer.step();
            return loss.item<float>();
        }
    }
}
