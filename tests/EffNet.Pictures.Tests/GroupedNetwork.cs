using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

/// <summary>Returns the mean of each channel. The only layer is in a group without a name.</summary>
internal sealed class GroupedNetwork : UnrolledModule
{
    public GroupedNetwork()
        : base(nameof(GroupedNetwork)) => Group = Attach("", new PoolGroup());

    public PoolGroup Group { get; }

    public override Tensor forward(Tensor input) => Group.call(input);

    /// <summary>The group.</summary>
    internal sealed class PoolGroup : UnrolledModule
    {
        public PoolGroup()
            : base(nameof(PoolGroup)) => Pool = Attach("pool", nn.AdaptiveAvgPool2d(1));

        public AdaptiveAvgPool2d Pool { get; }

        public override Tensor forward(Tensor input)
        {
            using var mean = Pool.call(input);
            return mean.flatten(1);
        }
    }
}
